/**
 * A video generator in memory, on which apps run their tests.
 *
 * <p>{@link dev.videogen.fake.FakeVideoGenerator} is the generator; a {@link
 * dev.videogen.VideoClient} of it is what the app under test gets. It imitates a vendor ({@link
 * dev.videogen.fake.FakePreset}), moves with a clock of its own ({@link
 * dev.videogen.fake.FakeClock}), does what it is told to do wrong ({@link
 * dev.videogen.fake.FakeScript}) and remembers what it was asked for ({@link
 * dev.videogen.fake.FakeCall}):
 *
 * <pre>{@code
 * FakeVideoGenerator fake = FakeVideoGenerator.builder().preset(FakePreset.openAi()).build();
 * fake.script().nextJob().failsAt(40, JobError.of("internal_error", "out of luck"));
 * try (VideoClient videos = VideoClient.of(fake)) {
 *   VideoJob job = videos.create(VideoRequest.builder("A cat playing piano").build());
 *   assertThat(videos.await(job.ref()).status()).isEqualTo(JobStatus.FAILED);
 * }
 * assertThat(fake.count(Operation.CREATE)).isEqualTo(1);
 * }</pre>
 *
 * <p>With JUnit 5, {@link dev.videogen.fake.junit.FakeVideoExtension} gives every test such a fake.
 */
@NullMarked
package dev.videogen.fake;

import org.jspecify.annotations.NullMarked;
