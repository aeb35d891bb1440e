package dev.headgate.config.task;

import java.util.Optional;

/**
 * A file system of EFS in the released container.
 *
 * @param fileSystem its id
 * @param accessPoint id of the access point by which it is reached; empty: its root
 * @param path where the container finds it
 */
public record Volume(String fileSystem, Optional<String> accessPoint, String path, boolean readOnly) {}
