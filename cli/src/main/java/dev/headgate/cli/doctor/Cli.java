package dev.headgate.cli.doctor;

import dev.headgate.cli.installation.Shell;
import java.util.Optional;

/**
 * The AWS command line, as it reaches what doctor looked at.
 *
 * @param profile that doctor was given for the account; empty where it has credentials that need not be named
 */
record Cli(Optional<String> profile, String region) {

    /** @param operation a service and what it is to do, such as {@code sns subscribe} */
    String command(String operation) {
        return "aws " + operation + " --region " + region + option(profile);
    }

    /** The option by which all command lines here take a profile. */
    static String option(Optional<String> profile) {
        return profile.map(name -> " --profile " + Shell.quoted(name)).orElse("");
    }
}
