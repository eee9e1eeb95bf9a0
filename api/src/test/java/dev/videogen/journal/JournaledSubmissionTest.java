package dev.videogen.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A submission in a journal")
class JournaledSubmissionTest {

  static Stream<Arguments> histories() {
    JournalEntry dead = Entries.intent(Entries.ID, Entries.DEAD);
    JournalEntry alive = Entries.intent(Entries.ID, ProcessStamp.current());
    return Stream.of(
        history("IN_FLIGHT", alive),
        history("UNCERTAIN", dead),
        history("UNCERTAIN", alive, Entries.UNCERTAIN),
        history("UNCERTAIN", dead, Entries.UNCERTAIN),
        history("REFUSED", dead, Entries.REFUSED),
        history("CREATED", dead, Entries.CREATED),
        history("CREATED", alive, Entries.CREATED, Entries.TARGET),
        history("CREATED", dead, Entries.UNCERTAIN, Entries.CREATED),
        history("SAVED", dead, Entries.CREATED, Entries.saved(0, 1)),
        history("CREATED", dead, Entries.CREATED, Entries.saved(1, 2)),
        history("CREATED", dead, Entries.CREATED, Entries.saved(1, 2), Entries.saved(1, 2)),
        history("SAVED", dead, Entries.CREATED, Entries.saved(1, 2), Entries.saved(0, 2)),
        history("ENDED", dead, Entries.CREATED, Entries.ENDED),
        history("SAVED", dead, Entries.CREATED, Entries.saved(0, 1), Entries.ENDED),
        history("DISMISSED", dead, Entries.DISMISSED),
        history("DISMISSED", dead, Entries.UNCERTAIN, Entries.DISMISSED),
        history("DISMISSED", dead, Entries.CREATED, Entries.DISMISSED),
        history("SAVED", dead, Entries.CREATED, Entries.DISMISSED, Entries.saved(0, 1)),
        history("REFUSED", dead, Entries.DISMISSED, Entries.REFUSED));
  }

  private static Arguments history(String state, JournalEntry... entries) {
    return arguments(SubmissionState.valueOf(state), List.of(entries));
  }

  @ParameterizedTest(name = "{0} after {1}")
  @MethodSource("histories")
  @DisplayName("is")
  void isInThisState(SubmissionState state, List<JournalEntry> entries) {
    assertThat(JournaledSubmission.of(entries))
        .singleElement()
        .extracting(JournaledSubmission::state)
        .isEqualTo(state);
  }

  @ParameterizedTest(name = "{0} after {1}")
  @MethodSource("histories")
  @DisplayName("is the same if every entry is there twice")
  void countsEntriesOnce(SubmissionState state, List<JournalEntry> entries) {
    List<JournalEntry> twice = new ArrayList<>();
    entries.forEach(entry -> twice.addAll(List.of(entry, entry)));

    assertThat(JournaledSubmission.of(twice)).isEqualTo(JournaledSubmission.of(entries));
  }

  @ParameterizedTest
  @EnumSource(
      value = SubmissionState.class,
      names = {"IN_FLIGHT", "UNCERTAIN", "CREATED"})
  @DisplayName("is settled in all states but these")
  void isSettledInAllStatesButThese(SubmissionState open) {
    assertThat(open.isSettled()).isFalse();
    assertThat(Stream.of(SubmissionState.values()).filter(state -> !state.isSettled())).hasSize(3);
  }

  @Test
  @DisplayName("has all that was noted of it and its job")
  void hasAllThatWasNoted() {
    JournalEntry.Intent intent = Entries.intent(Entries.ID, Entries.DEAD);

    JournaledSubmission submission =
        JournaledSubmission.of(
                List.of(
                    intent,
                    Entries.UNCERTAIN,
                    Entries.CREATED,
                    Entries.TARGET,
                    Entries.saved(1, 3),
                    Entries.saved(0, 3),
                    Entries.ENDED))
            .get(0);

    assertThat(submission.intent()).isEqualTo(intent);
    assertThat(submission.id()).isEqualTo(Entries.ID);
    assertThat(submission.job()).contains(Entries.JOB);
    assertThat(submission.candidates())
        .containsExactly(Entries.JOB, JobRef.of("openai", "video_2"));
    assertThat(submission.target()).contains(Path.of("/videos/cat.mp4"));
    assertThat(submission.files())
        .containsExactly(Path.of("/videos/cat-1.mp4"), Path.of("/videos/cat-2.mp4"));
    assertThat(submission.reason()).contains("failed");
  }

  @Test
  @DisplayName("costs its estimate until the vendor says something else, and then its last word")
  void costsWhatTheVendorSaysLast() {
    JournalEntry intent = Entries.intent(Entries.ID, Entries.DEAD);
    List<JournalEntry> entries = new ArrayList<>(List.of(intent));
    assertThat(charge(entries)).isEqualByComparingTo("0.80");

    entries.add(Entries.CREATED);
    assertThat(charge(entries)).isEqualByComparingTo("0.80");
    entries.add(charged(Billed.NO, null));
    assertThat(charge(entries)).isZero();
    entries.add(charged(Billed.YES, null));
    assertThat(charge(entries)).isEqualByComparingTo("0.80");
    entries.add(charged(Billed.YES, "1.25"));
    assertThat(charge(entries)).isEqualByComparingTo("1.25");
    entries.add(charged(Billed.NO, "0"));
    assertThat(charge(entries)).isZero();

    assertThat(charge(List.of(intent, Entries.REFUSED))).isZero();
    assertThat(charge(List.of(intent, Entries.UNCERTAIN))).isEqualByComparingTo("0.80");
    assertThat(charge(List.of(intent, Entries.DISMISSED))).isZero();
  }

  private static BigDecimal charge(List<JournalEntry> entries) {
    return JournaledSubmission.of(entries).get(0).charge();
  }

  private static JournalEntry charged(Billed billed, @Nullable String cost) {
    return new JournalEntry.Charged(
        Entries.AT, Entries.JOB, billed, Optional.ofNullable(cost).map(BigDecimal::new));
  }

  @Test
  @DisplayName("says of its job that it was adopted")
  void saysThatItsJobWasAdopted() {
    JournalEntry intent = Entries.intent(Entries.ID, Entries.DEAD);
    JournalEntry found = new JournalEntry.Created(Entries.AT, Entries.ID, Entries.JOB, true);

    assertThat(JournaledSubmission.of(List.of(intent, found)).get(0).adopted()).isTrue();
    assertThat(JournaledSubmission.of(List.of(intent, Entries.CREATED)).get(0).adopted()).isFalse();
  }

  @Test
  @DisplayName("says why it was refused or is uncertain")
  void saysWhy() {
    JournalEntry dead = Entries.intent(Entries.ID, Entries.DEAD);

    assertThat(JournaledSubmission.of(List.of(dead, Entries.REFUSED)).get(0).reason())
        .contains("no such model");
    assertThat(JournaledSubmission.of(List.of(dead, Entries.UNCERTAIN)).get(0).reason())
        .contains("reset");
    assertThat(JournaledSubmission.of(List.of(dead)).get(0).reason()).isEmpty();
  }

  @Test
  @DisplayName("is told from others, and from entries of none")
  void isToldFromOthers() {
    UUID other = new UUID(2, 2);

    List<JournaledSubmission> submissions =
        JournaledSubmission.of(
            List.of(
                Entries.saved(0, 1),
                Entries.DISMISSED,
                Entries.intent(Entries.ID, Entries.DEAD),
                Entries.intent(other, Entries.DEAD),
                Entries.CREATED,
                new JournalEntry.Refused(Entries.AT, other, "too long"),
                new JournalEntry.Dismissed(Entries.AT, new UUID(3, 3))));

    assertThat(submissions)
        .extracting(JournaledSubmission::id, JournaledSubmission::state)
        .containsExactly(
            tuple(Entries.ID, SubmissionState.CREATED), tuple(other, SubmissionState.REFUSED));
  }
}
