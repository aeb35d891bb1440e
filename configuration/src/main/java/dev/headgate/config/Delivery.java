package dev.headgate.config;

import java.util.Optional;

/**
 * How a service's pipeline comes by its source and builds it.
 *
 * @param source where the source code is; without one, the pipeline builds what is uploaded to its source bucket
 * @param buildImage a tag in the service's repository of build images; without one, CodeBuild's own image is used
 */
public record Delivery(Optional<Source> source, Optional<String> buildImage) {

    /**
     * A branch of a repository that AWS reaches by a connection.
     *
     * @param connection ARN of the connection, which a person has to confirm once
     * @param repository its full name there, such as {@code shop/web}
     */
    public record Source(String connection, String repository, String branch) {}
}
