/** The stack that builds a service's images and starts their release. */
@NullMarked
package dev.headgate.infra.delivery;

import org.jspecify.annotations.NullMarked;
