package samples.web;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A web application that has videos made: submit, follow, download, cancel. */
@SpringBootApplication
public class StudioApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(StudioApplication.class, arguments);
  }
}
