package dev.videogen.integration;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
              "dev.videogen.internal..",
              "dev.videogen.journal..",
              "dev.videogen.recovery..",
              "dev.videogen.settings..",
              "dev.videogen.spi.."),
          List.of());
  private static final Room CATALOG = Room.of("catalog", API);
  private static final Room FAKE = Room.of("fake", API, CATALOG);
  private static final Room HTTP = Room.of("http", API);
  private static final Room OPENAI = Room.of("openai", API, CATALOG, HTTP);
  private static final Room AZURE = Room.of("azure", API, CATALOG, HTTP, OPENAI);
  private static final Room OPENROUTER = Room.of("openrouter", API, HTTP);
  private static final Room CONFORMANCE = Room.of("conformance", API);
  private static final Room EMULATOR = Room.of("emulator", API, FAKE);
  private static final Room CLI =
      Room.of("cli", API, FAKE, HTTP, OPENAI, AZURE, OPENROUTER, EMULATOR);

  private static Stream<Room> rooms() {
    return Stream.of(
        API, CATALOG, FAKE, HTTP, OPENAI, AZURE, OPENROUTER, CONFORMANCE, EMULATOR, CLI);
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
  @DisplayName("api needs the JDK, slf4j-api and JSpecify, nothing else")
  void apiNeedsNoThirdParty() {
    classes()
        .that()
        .resideInAnyPackage(API.own())
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "javax..", "org.slf4j", "org.jspecify.annotations")
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
  @DisplayName("know WireMock in one class alone: the server of the emulator")
  void oneClassKnowsWireMock() {
    noClasses()
        .that()
        .haveNameNotMatching("dev\\.videogen\\.emulator\\.EmulatorServer(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.github.tomakehurst..")
        .because("who uses the emulator must not meet the server that it happens to stand on")
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
