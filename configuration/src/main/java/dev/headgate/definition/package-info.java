/** The state machines' definitions: written in YAML, handed on as JSON. It is no part of what Lambda runs. */
@NullMarked
package dev.headgate.definition;

import org.jspecify.annotations.NullMarked;
