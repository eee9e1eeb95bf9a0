package dev.videogen.spring.test;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Leaves out the app's components, which a component scan would find. */
final class VideogenTestFilter extends TypeExcludeFilter {

  @Override
  public boolean match(MetadataReader reader, MetadataReaderFactory readers) {
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VideogenTestFilter;
  }

  @Override
  public int hashCode() {
    return VideogenTestFilter.class.hashCode();
  }
}
