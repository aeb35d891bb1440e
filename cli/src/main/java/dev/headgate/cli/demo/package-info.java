/**
 * Has a release played on simulated accounts that it serves, and shows it: on a screen, line by line, or as JSON. It is a client of
 * what it serves, and sees what any client of AWS would.
 */
@NullMarked
package dev.headgate.cli.demo;

import org.jspecify.annotations.NullMarked;
