package dev.headgate.cli.look.show;

import dev.headgate.cli.look.Records;
import dev.headgate.cli.terminal.DidYouMean;
import dev.headgate.deployment.Deployment;
import dev.headgate.text.PlainLine;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What is said of an id that no deployment has. */
record Unknown(Records records, UnaryOperator<String> command) {

    /** So many of the latest are looked at for what was meant. */
    private static final int RECENT = 50;

    /** With the one that was probably meant, or those of the release that it is the id of, and how to find others. */
    String deployment(String id) {
        List<String> recent = records.recentIds(RECENT, any -> true);
        List<Deployment> known =
                recent.stream().flatMap(it -> records.find(it).stream()).toList();
        String ofRelease = known.stream()
                .filter(it -> it.plan().release().id().equals(id))
                .map(Deployment::id)
                .collect(Collectors.joining(", "));
        return ofRelease.isEmpty()
                ? "there is no deployment " + PlainLine.quoted(id)
                        + DidYouMean.word(id, known.stream().map(Deployment::id).toList())
                        + " (" + command.apply("history SERVICE") + " lists all of a service)"
                : PlainLine.quoted(id) + " is a release; its deployments are " + ofRelease;
    }
}
