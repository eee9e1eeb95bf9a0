/** What Actuator tells of the client. */
@NullMarked
package dev.videogen.spring.internal.actuate;

import org.jspecify.annotations.NullMarked;
