package dev.headgate.config.file;

import dev.headgate.config.Names;
import dev.headgate.tree.Section;
import java.util.HashMap;
import java.util.Map;

/** Reads where the images of services are: in repositories that Headgate makes, or in such as are there already. */
final class RepositoryReader {

    private static final String KEY = "repository";
    private static final String EXISTING = "existing";

    private final Names names;
    private final Map<String, Claim> claims = new HashMap<>();

    /** @param exists whether it is there already: its name is then taken as it is, without the suffix */
    record Images(String repository, boolean exists) {}

    /** Who has named a repository first, and as what. */
    private record Claim(String service, boolean exists) {}

    RepositoryReader(Names names) {
        this.names = names;
    }

    Images read(String service, Section section) {
        Images images = section.isSection(KEY) ? existing(section) : made(service, section);
        requireOneOrigin(service, images, section);
        return images;
    }

    private static Images existing(Section section) {
        Section repository = section.section(KEY, "repository: {existing: shop/web}");
        return new Images(repository.required(EXISTING, Formats.REPOSITORY), true);
    }

    private Images made(String service, Section section) {
        String repository = names.of(section.optional(KEY, Formats.REPOSITORY).orElse(service));
        if (!Formats.REPOSITORY.accepts(repository)) {
            section.fault(
                    KEY,
                    "the ECR repository would be named " + repository + ", and ECR takes no single letter",
                    "Write another name, for example: repository: shop/" + service);
        }
        return new Images(repository, false);
    }

    /** Several services may share one; whether it is to be made cannot be answered both ways. */
    private void requireOneOrigin(String service, Images images, Section section) {
        Claim first = claims.computeIfAbsent(images.repository(), name -> new Claim(service, images.exists()));
        if (first.exists() != images.exists()) {
            String made = images.exists() ? first.service() : service;
            String found = images.exists() ? service : first.service();
            section.fault(
                    KEY,
                    "the ECR repository %s would be made for %s, and is there already by what %s says"
                            .formatted(images.repository(), made, found),
                    "Write repository: {existing: %s} at both of them, or at neither".formatted(images.repository()));
        }
    }
}
