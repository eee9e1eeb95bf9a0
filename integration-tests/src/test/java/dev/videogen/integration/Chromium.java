package dev.videogen.integration;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;

/** The browser of a person who looks at a page: Debian's Chromium, without a screen. */
final class Chromium implements AutoCloseable {

  private static final Duration MAX_WAIT = Duration.ofSeconds(20);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

  /** Selenium tells with each start that it is older than the browser. Kept, or it is reset. */
  private static final Logger CDP = Logger.getLogger("org.openqa.selenium.devtools");

  static {
    CDP.setLevel(Level.SEVERE);
  }

  private final ChromeDriver driver;

  private Chromium(Path browser, Path service) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--mute-audio",
        "--autoplay-policy=no-user-gesture-required");
    // Both places are named, for Selenium would download what it does not find.
    this.driver =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(service.toFile()).build(),
            options);
  }

  /** Opens a browser; where there is none, the test is skipped with the reason. */
  static Chromium open() {
    Optional<Path> browser = onPath("chromium");
    Optional<Path> service = onPath("chromedriver");
    Assumptions.assumeTrue(
        browser.isPresent() && service.isPresent(),
        "there is no chromium with its chromedriver: apt-get install chromium-driver");
    return new Chromium(browser.orElseThrow(), service.orElseThrow());
  }

  private static Optional<Path> onPath(String name) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Chromium show(URI page) {
    driver.get(page.toString());
    return this;
  }

  /** The window of another device, in pixels. */
  Chromium sized(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    return this;
  }

  /** The system's choice of dark or light. */
  Chromium dark(boolean chosen) {
    Map<String, Object> scheme =
        Map.of("name", "prefers-color-scheme", "value", chosen ? "dark" : "light");
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    return this;
  }

  /** The first element that a selector of CSS finds, as soon as there is one that is shown. */
  WebElement find(String selector) {
    return await(
        selector,
        () ->
            driver.findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst());
  }

  /** The texts of all elements that a selector of CSS finds now. */
  List<String> texts(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
  }

  /** Waits until the page finds something to be true, as JavaScript has it. */
  void awaitTrue(String expression) {
    await(
        expression,
        () -> Optional.of(run("return Boolean(" + expression + ")")).filter(Boolean.TRUE::equals));
  }

  private <T> T await(String what, Supplier<Optional<T>> value) {
    long end = System.nanoTime() + MAX_WAIT.toNanos();
    while (true) {
      Optional<T> found = value.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "not within " + MAX_WAIT + ": " + what + " in " + texts("body") + errors());
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** Runs JavaScript in the page, and gives what it returns; blank for null. */
  Object run(String script, Object... arguments) {
    return Objects.requireNonNullElse(driver.executeScript(script, arguments), "");
  }

  /** Presses keys, wherever the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Moves the focus on by the keyboard until it is on an element that a selector finds. */
  void tabTo(String selector) {
    for (int presses = 0; presses < 60; presses++) {
      if (run("return document.activeElement.matches(arguments[0])", selector).equals(true)) {
        return;
      }
      press(Keys.TAB);
    }
    throw new AssertionError("the keyboard does not come to " + selector);
  }

  /** What went wrong in the page, and what it was not allowed to do, since this was asked last. */
  List<String> errors() {
    return driver.manage().logs().get("browser").getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** What is seen, as PNG. */
  byte[] picture() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
