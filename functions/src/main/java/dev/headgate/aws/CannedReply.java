package dev.headgate.aws;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What AWS has once answered to an operation.
 *
 * @param operation as its protocol names it: by target, path or action
 * @param binary whether the body stands here as Base64
 */
public record CannedReply(String operation, int status, String contentType, boolean binary, String body) {

    byte[] bytes() {
        return binary ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }
}
