package dev.headgate.approval;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pages of a repository on the web; GitHub's addresses, which Gitea and GitLab understand too.
 *
 * @param repository its page, such as {@code https://github.com/acme/web}
 */
public record SourceLinks(String repository) {

    /** Whoever asks for a release says its commit, and nothing checks it: only what is a commit's name goes into a link. */
    private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{7,64}");

    public Optional<String> commit(Optional<String> commit) {
        return commit.filter(SourceLinks::isCommit).map(it -> page("commit/" + it));
    }

    /** Empty where one of the two is not known, or nothing lies between. */
    public Optional<String> compare(Optional<String> from, Optional<String> to) {
        return from.filter(SourceLinks::isCommit)
                .filter(before -> !to.equals(Optional.of(before)))
                .flatMap(before ->
                        to.filter(SourceLinks::isCommit).map(after -> page("compare/" + before + "..." + after)));
    }

    private String page(String path) {
        String base = repository.endsWith("/") ? repository.substring(0, repository.length() - 1) : repository;
        boolean gitLab = base.contains("gitlab");
        return base + (gitLab ? "/-/" : "/") + path;
    }

    private static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }
}
