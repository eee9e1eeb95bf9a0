package dev.videogen.spring.pages;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class App {
  public static void main(String[] arguments) {
    SpringApplication.run(App.class, arguments);
  }
}
