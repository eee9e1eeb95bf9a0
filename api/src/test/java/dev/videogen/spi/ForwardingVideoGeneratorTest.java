package dev.videogen.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The base class of decorators")
class ForwardingVideoGeneratorTest {

  private static final class Decorator extends ForwardingVideoGenerator {
    Decorator(VideoGenerator delegate) {
      super(delegate);
    }
  }

  static Stream<Method> primitives() {
    return Arrays.stream(VideoGenerator.class.getMethods());
  }

  @ParameterizedTest
  @MethodSource("primitives")
  @DisplayName("hands every method on")
  void forwards(Method method) throws ReflectiveOperationException {
    List<String> called = new ArrayList<>();
    VideoGenerator delegate =
        (VideoGenerator)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {VideoGenerator.class},
                (proxy, reached, arguments) -> {
                  called.add(reached.toString());
                  throw new UnsupportedOperationException("reached");
                });

    try {
      method.invoke(new Decorator(delegate), new Object[method.getParameterCount()]);
    } catch (InvocationTargetException reached) {
      assertThat(reached).hasRootCauseMessage("reached");
    }

    assertThat(called).containsExactly(method.toString());
  }
}
