/** The networks of environments. Only the CDK app reads them: no function gets to see them. */
@NullMarked
package dev.headgate.config.network;

import org.jspecify.annotations.NullMarked;
