package dev.videogen.follow;

import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.internal.engine.GeneratorCall;
import dev.videogen.spi.VideoGenerator;

/**
 * Reads the jobs of one generator.
 *
 * @param generator whose jobs they are
 */
record GeneratorReader(VideoGenerator generator) implements JobReader {

  @Override
  public VideoJob retrieve(JobRef ref) {
    if (!ref.instance().equals(generator.name())) {
      throw new ConfigurationException(
          ErrorDetails.builder(
                  Operation.RETRIEVE,
                  "this follower knows the instance \""
                      + generator.name()
                      + "\" alone, not \""
                      + ref.instance()
                      + "\"")
              .provider(ref.instance())
              .job(ref)
              .build());
    }
    return new GeneratorCall(generator, Operation.RETRIEVE, ref)
        .run(vendor -> vendor.retrieve(ref.id()));
  }

  @Override
  public Page<VideoJob> list(String instance, ListQuery query) {
    return new GeneratorCall(generator, Operation.LIST, null).run(vendor -> vendor.list(query));
  }

  @Override
  public Capabilities capabilities(String instance) {
    return new GeneratorCall(generator, Operation.CAPABILITIES, null)
        .run(VideoGenerator::capabilities);
  }
}
