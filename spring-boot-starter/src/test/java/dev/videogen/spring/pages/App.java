package dev.videogen.spring.pages;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The app. */
@SpringBootApplication
class App {}
