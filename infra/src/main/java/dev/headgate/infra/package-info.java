/** The CDK app: what of Headgate, and of the environments it releases into, exists in AWS. */
@NullMarked
package dev.headgate.infra;

import org.jspecify.annotations.NullMarked;
