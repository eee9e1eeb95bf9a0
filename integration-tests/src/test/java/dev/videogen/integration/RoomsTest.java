package dev.videogen.integration;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The modules are rooms of one house, and imports point down only. */
@DisplayName("The rooms")
class RoomsTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.videogen");

  private static final Room API =
      new Room(
          "api",
          List.of(
              "dev.videogen",
              "dev.videogen.budget..",
              "dev.videogen.capabilities..",
              "dev.videogen.config..",
              "dev.videogen.errors..",
              "dev.videogen.follow..",
              "dev.videogen.internal..",
              "dev.videogen.journal..",
              "dev.videogen.recovery..",
              "dev.videogen.settings..",
              "dev.videogen.spi..",
              "dev.videogen.webhook.."),
          List.of());
  private static final Room CATALOG = Room.of("catalog", API);
  private static final Room FAKE = Room.of("fake", API, CATALOG);
  private static final Room HTTP = Room.of("http", API);
  private static final Room OPENAI = Room.of("openai", API, CATALOG, HTTP);
  private static final Room AZURE = Room.of("azure", API, CATALOG, HTTP, OPENAI);
  private static final Room OPENROUTER = Room.of("openrouter", API, CATALOG, HTTP);
  private static final Room REPLICATE = Room.of("replicate", API, CATALOG, HTTP);
  private static final Room FAL = Room.of("fal", API, CATALOG, HTTP);
  private static final Room JACKSON = Room.of("jackson", API);
  private static final Room MICROMETER = Room.of("micrometer", API);
  private static final Room DURABLE = Room.of("durable", API, JACKSON);
  private static final Room CONFORMANCE = Room.of("conformance", API);
  private static final Room EMULATOR = Room.of("emulator", API, FAKE);
  private static final Room SPRING = Room.of("spring", API, FAKE, JACKSON, MICROMETER, DURABLE);
  private static final Room CLI =
      Room.of(
          "cli",
          API,
          JACKSON,
          DURABLE,
          FAKE,
          HTTP,
          OPENAI,
          AZURE,
          OPENROUTER,
          FAL,
          REPLICATE,
          EMULATOR);

  private static final String ROOT = "dev.videogen";
  private static final String VALUES = ROOT + " (values)";
  private static final String FACADE = ROOT + " (facade)";
  private static final Set<String> FACADE_CLASSES = Set.of("VideoClient", "Download", "JobFiles");

  /** The packages of api from the top down; the root package stands for itself in two slices. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("dev.videogen.recovery"),
          List.of(FACADE),
          List.of("dev.videogen.internal.client"),
          List.of("dev.videogen.webhook"),
          List.of("dev.videogen.follow"),
          List.of("dev.videogen.internal.engine"),
          List.of("dev.videogen.budget"),
          List.of("dev.videogen.journal", "dev.videogen.config", "dev.videogen.internal.download"),
          List.of("dev.videogen.spi"),
          List.of("dev.videogen.internal.fit"),
          List.of("dev.videogen.errors", "dev.videogen.capabilities"),
          List.of(VALUES),
          List.of(
              "dev.videogen.settings",
              "dev.videogen.internal.image",
              "dev.videogen.internal.text"));

  private static final Path API_DESCRIPTOR =
      Path.of("..", "api", "src", "main", "java", "module-info.java");
  private static final Pattern EXPORT = Pattern.compile("\\bexports ([\\w.]+);");
  private static final int MAX_ROOT_FILES = 36;
  private static final int MAX_PUBLIC_TYPES = 153;

  private static Stream<Room> rooms() {
    return Stream.of(
        API,
        CATALOG,
        JACKSON,
        MICROMETER,
        DURABLE,
        FAKE,
        HTTP,
        OPENAI,
        AZURE,
        OPENROUTER,
        FAL,
        REPLICATE,
        CONFORMANCE,
        EMULATOR,
        SPRING,
        CLI);
  }

  /** A module: the packages it owns, and the rooms below it that it may import from. */
  private record Room(String name, List<String> packages, List<Room> below) {

    static Room of(String name, Room... below) {
      return new Room(name, List.of("dev.videogen." + name + ".."), List.of(below));
    }

    String[] own() {
      return packages.toArray(String[]::new);
    }

    String[] reachable() {
      return Stream.concat(Stream.of(this), below.stream())
          .flatMap(room -> room.packages.stream())
          .toArray(String[]::new);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rooms")
  @DisplayName("import from the rooms below them only")
  void importsPointDownOnly(Room room) {
    noClasses()
        .that()
        .resideInAnyPackage(room.own())
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.videogen..").and(not(resideInAnyPackage(room.reachable()))))
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  @DisplayName("have no cycle between their packages")
  void noCycleBetweenPackages() {
    slices().assignedFrom(new Packages()).should().beFreeOfCycles().check(MAIN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("floors")
  @DisplayName("of api import from the floors below them only")
  void floorsImportDown(List<String> floor, List<String> above) {
    noClasses()
        .that(standIn(floor))
        .should()
        .dependOnClassesThat(standIn(above))
        .allowEmptyShould(above.isEmpty())
        .check(MAIN);
  }

  private static Stream<Arguments> floors() {
    return IntStream.range(0, FLOORS.size())
        .mapToObj(
            floor ->
                Arguments.of(
                    FLOORS.get(floor),
                    FLOORS.subList(0, floor).stream().flatMap(List::stream).toList()));
  }

  @Test
  @DisplayName("of api have a floor each")
  void everyPackageOfApiHasAFloor() {
    Set<String> packages =
        MAIN.stream()
            .filter(resideInAnyPackage(API.own()))
            .map(RoomsTest::packageOf)
            .collect(Collectors.toSet());

    assertThat(FLOORS.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(packages);
  }

  @Test
  @DisplayName("are small where visitors come in: what an app touches in its first week")
  void theRootPackageIsSmall() {
    assertThat(MAIN.stream().filter(type -> type.getPackageName().equals(ROOT)))
        .filteredOn(type -> type.isTopLevelClass() && !isPackageInfo(type))
        .hasSizeLessThanOrEqualTo(MAX_ROOT_FILES);
  }

  @Test
  @DisplayName("of api show no more types than are counted here")
  void apiShowsFewTypes() throws IOException {
    Set<String> exported =
        EXPORT
            .matcher(Files.readString(API_DESCRIPTOR))
            .results()
            .map(export -> export.group(1))
            .collect(Collectors.toSet());

    assertThat(MAIN.stream().filter(type -> exported.contains(type.getPackageName())))
        .filteredOn(RoomsTest::isShown)
        .extracting(JavaClass::getName)
        .as("a type more is a type more to learn: count it only if it has to be public")
        .hasSizeLessThanOrEqualTo(MAX_PUBLIC_TYPES);
  }

  /** Whether users see a type: it and those around it are public. */
  private static boolean isShown(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(RoomsTest::isShown).orElse(true);
  }

  private static boolean isPackageInfo(JavaClass type) {
    return type.getSimpleName().equals("package-info");
  }

  private static DescribedPredicate<JavaClass> standIn(List<String> packages) {
    return describe("stand in " + packages, type -> packages.contains(packageOf(type)));
  }

  /** The package of a class; the root package of api is two. */
  private static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    if (!name.equals(ROOT)) {
      return name;
    }
    return FACADE_CLASSES.contains(outermost(type).getSimpleName()) ? FACADE : VALUES;
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(RoomsTest::outermost).orElse(type);
  }

  /** Each package is a slice, and the root package two. */
  private static final class Packages implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(packageOf(type));
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }

  @Test
  @DisplayName("api needs the JDK, slf4j-api and JSpecify, nothing else")
  void apiNeedsNoThirdParty() {
    classes()
        .that()
        .resideInAnyPackage(API.own())
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "java..",
                    "javax..",
                    "com.sun.net.httpserver",
                    "org.slf4j",
                    "org.jspecify.annotations")
                .or(resideInAnyPackage(API.own())))
        .check(MAIN);
  }

  @Test
  @DisplayName("the fake needs no more than api and catalog, but for its JUnit extension")
  void theFakeNeedsNoMoreThanApiAndCatalog() {
    classes()
        .that()
        .resideInAPackage("dev.videogen.fake..")
        .and()
        .resideOutsideOfPackage("dev.videogen.fake.junit..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "javax..", "org.slf4j", "org.jspecify.annotations")
                .or(resideInAnyPackage(FAKE.reachable())))
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  @DisplayName(
      "the emulator needs no more than api, the fake and Jackson, but for its JUnit extension")
  void theEmulatorBringsNoServer() {
    classes()
        .that()
        .resideInAPackage("dev.videogen.emulator..")
        .and()
        .resideOutsideOfPackage("dev.videogen.emulator.junit..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "java..",
                    "javax..",
                    "com.fasterxml.jackson..",
                    "org.slf4j",
                    "org.jspecify.annotations")
                .or(resideInAnyPackage(EMULATOR.reachable())))
        .because("an app that tests with the emulator has a server and versions of its own")
        .check(MAIN);
  }

  @Test
  @DisplayName("every package belongs to one of them")
  void everyPackageBelongsToARoom() {
    noClasses()
        .should()
        .resideOutsideOfPackages(rooms().map(Room::own).flatMap(Stream::of).toArray(String[]::new))
        .because("a package has rules to keep: add it to the rooms of this test")
        .check(MAIN);
  }

  @Test
  @DisplayName("are @NullMarked, every package of them")
  void everyPackageIsNullMarked() {
    Set<JavaPackage> packages =
        MAIN.stream().map(JavaClass::getPackage).collect(Collectors.toSet());

    assertThat(packages)
        .isNotEmpty()
        .allSatisfy(
            each -> assertThat(each.isAnnotatedWith(NullMarked.class)).as(each.getName()).isTrue());
  }
}
