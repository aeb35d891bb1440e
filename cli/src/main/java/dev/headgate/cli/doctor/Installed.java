package dev.headgate.cli.doctor;

import dev.headgate.cli.installation.Shell;
import dev.headgate.config.Configuration;
import dev.headgate.config.StackNames;
import dev.headgate.simulator.installation.Definitions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An installation as its configuration describes it, and how it is reached.
 *
 * @param file the configuration's, where it is not the checkout's own
 * @param definitions the checkout's
 */
record Installed(
        Configuration configuration,
        Optional<Path> file,
        Definitions definitions,
        Accounts accounts,
        InstantSource clock) {

    Stacks stacks() {
        return new Stacks(new StackNames(configuration.names()), file, accounts.profileOf(configuration.account()));
    }

    /** The commands that reach a region of an account. */
    Cli cli(String account, String region) {
        return new Cli(accounts.profileOf(account), region);
    }

    /** The command that looks once more, in the same way. */
    String again() {
        return doctor(accounts.profiles());
    }

    /** The command that looks into every account. */
    String againInAllAccounts() {
        return doctor(Stream.concat(
                        Stream.of(configuration.account()),
                        configuration.services().stream()
                                .flatMap(service -> service.environments().stream())
                                .map(environment -> environment.target().account()))
                .distinct()
                .map(account -> accounts.profileOf(account).orElse("PROFILE_OF_" + account))
                .toList());
    }

    private String doctor(Collection<String> profiles) {
        return Stream.of(
                        List.of("./headgate doctor"),
                        file.map(it -> "--config " + Shell.quoted(it.toString())).stream()
                                .toList(),
                        profiles.stream()
                                .map(it -> "--profile " + Shell.quoted(it))
                                .toList())
                .flatMap(List::stream)
                .collect(Collectors.joining(" "));
    }
}
