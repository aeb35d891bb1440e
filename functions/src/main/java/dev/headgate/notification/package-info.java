/** What people read, and how it reaches them. */
@NullMarked
package dev.headgate.notification;

import org.jspecify.annotations.NullMarked;
