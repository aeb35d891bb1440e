package dev.headgate.simulator.tooling;

import dev.headgate.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageDigestDoesNotMatchException;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;
import software.amazon.awssdk.services.ecr.model.PutImageResponse;

/** An image that somebody puts into a repository: its layers are taken to be there. */
record ImagePush(SimulatedRepository repository, PutImageRequest request) {

    private static final String SERVICE = "Ecr";

    /** Empty for an image without a tag. */
    String tag() {
        return Optional.ofNullable(request.imageTag()).orElse("");
    }

    /** As every registry has it: the hash of the manifest's bytes. */
    String digest() {
        String manifest = String.valueOf(request.imageManifest());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(manifest.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Why the registry does not take it; empty when it does. */
    Optional<AwsServiceException> objection() {
        String name = repository.name();
        if (request.imageManifest() == null || tag().isEmpty()) {
            return Optional.of(refusal(
                    InvalidParameterException.builder(),
                    "InvalidParameterException",
                    "Invalid parameter: an image here needs a manifest and a tag"));
        }
        if (request.imageDigest() != null && !request.imageDigest().equals(digest())) {
            return Optional.of(refusal(
                    ImageDigestDoesNotMatchException.builder(),
                    "ImageDigestDoesNotMatchException",
                    "The calculated digest of the image manifest is " + digest()));
        }
        Optional<String> tagged =
                repository.digest(ImageIdentifier.builder().imageTag(tag()).build());
        if (tagged.filter(digest()::equals).isPresent()) {
            return Optional.of(refusal(
                    ImageAlreadyExistsException.builder(),
                    "ImageAlreadyExistsException",
                    "Image with digest '" + digest() + "' and tag '" + tag()
                            + "' already exists in the repository with name '" + name + "'"));
        }
        boolean fixed = repository.settings().tags() == ImageTagMutability.IMMUTABLE;
        return tagged.isPresent() && fixed
                ? Optional.of(refusal(
                        ImageTagAlreadyExistsException.builder(),
                        "ImageTagAlreadyExistsException",
                        "The image tag '" + tag() + "' already exists in the '" + name
                                + "' repository and cannot be overwritten because the repository is immutable."))
                : Optional.empty();
    }

    private static AwsServiceException refusal(AwsServiceException.Builder exception, String code, String message) {
        return exception
                .awsErrorDetails(ErrorDetails.of(SERVICE, code, message))
                .message(message)
                .statusCode(400)
                .build();
    }

    PutImageResponse reply(String account) {
        return PutImageResponse.builder()
                .image(Image.builder()
                        .registryId(account)
                        .repositoryName(repository.name())
                        .imageId(id -> id.imageDigest(digest()).imageTag(tag()))
                        .imageManifest(request.imageManifest())
                        .build())
                .build();
    }

    /** As EventBridge gets it; events/image-pushed.json is one. */
    String event(String account, String region, Instant at) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("result", "SUCCESS");
        detail.put("repository-name", repository.name());
        detail.put("image-digest", digest());
        detail.put("action-type", "PUSH");
        detail.put("image-tag", tag());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put(
                "id",
                UUID.nameUUIDFromBytes((digest() + tag() + at).getBytes(StandardCharsets.UTF_8))
                        .toString());
        event.put("detail-type", "ECR Image Action");
        event.put("source", "aws.ecr");
        event.put("account", account);
        event.put("time", at.toString());
        event.put("region", region);
        event.put("resources", List.of());
        event.put("detail", detail);
        return Json.write(event);
    }
}
