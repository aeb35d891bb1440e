package dev.headgate.simulator.tooling;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.ecr.model.FindingSeverity;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.ScanStatus;

/** One repository's images by digest, its tags, and what the scans of its images found. */
final class SimulatedRepository {

    private final String name;
    private final String account;
    private final String region;
    private final Map<String, Instant> pushedAt = new LinkedHashMap<>();
    private final Map<String, String> digests = new TreeMap<>();
    private final Map<String, Scan> scans = new TreeMap<>();
    private final Set<String> indexes = new TreeSet<>();
    private RepositorySettings settings = RepositorySettings.AS_HEADGATE_MAKES_IT;

    SimulatedRepository(String name, String account, String region) {
        this.name = name;
        this.account = account;
        this.region = region;
    }

    record Scan(ScanStatus status, Optional<String> description, Map<FindingSeverity, Integer> findings) {
        Scan {
            findings = Map.copyOf(findings);
        }
    }

    String name() {
        return name;
    }

    String uri() {
        return account + ".dkr.ecr." + region + ".amazonaws.com/" + name;
    }

    RepositorySettings settings() {
        return settings;
    }

    void settings(RepositorySettings those) {
        settings = those;
    }

    String arn() {
        return "arn:aws:ecr:" + region + ":" + account + ":repository/" + name;
    }

    Repository description() {
        return Repository.builder()
                .imageTagMutability(settings.tags())
                .imageScanningConfiguration(scanning -> scanning.scanOnPush(settings.scanOnPush()))
                .registryId(account)
                .repositoryName(name)
                .repositoryArn(arn())
                .repositoryUri(uri())
                .build();
    }

    void push(String tag, String digest, Instant at) {
        pushedAt.putIfAbsent(digest, at);
        digests.put(tag, digest);
    }

    /** Says of an image that it is an index of others, each pushed and scanned by itself. */
    void index(String digest) {
        indexes.add(digest);
        scans.remove(digest);
    }

    void scan(String digest, Scan scan) {
        if (!pushedAt.containsKey(digest)) {
            throw new IllegalArgumentException("No image " + digest + " was pushed to " + name);
        }
        scans.put(digest, scan);
    }

    Optional<Scan> scan(String digest) {
        return Optional.ofNullable(scans.get(digest));
    }

    /** The digest of the image that is meant; empty if there is none, or if tag and digest name two. */
    Optional<String> digest(ImageIdentifier id) {
        Optional<String> tagged = Optional.ofNullable(id.imageTag()).map(tag -> digests.getOrDefault(tag, ""));
        return Optional.ofNullable(id.imageDigest())
                .or(() -> tagged)
                .filter(pushedAt::containsKey)
                .filter(digest -> tagged.isEmpty() || tagged.get().equals(digest));
    }

    List<ImageDetail> details() {
        return pushedAt.keySet().stream().map(this::detail).toList();
    }

    ImageDetail detail(String digest) {
        return ImageDetail.builder()
                .registryId(account)
                .repositoryName(name)
                .imageDigest(digest)
                .imageTags(digests.entrySet().stream()
                        .filter(tag -> tag.getValue().equals(digest))
                        .map(Map.Entry::getKey)
                        .toList())
                .imagePushedAt(pushedAt.get(digest))
                .imageManifestMediaType(
                        "application/vnd.oci.image." + (indexes.contains(digest) ? "index" : "manifest") + ".v1+json")
                .build();
    }
}
