package dev.headgate.cli.checkout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a text that a person named on a command line. */
public final class TextFile {

    private TextFile() {}

    /**
     * The whole text of a file.
     *
     * @throws UnreadableFileException where there is no text in UTF-8 to read
     */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException(
                    file + " is not written in UTF-8: save it so, for example by iconv -f latin1 -t utf-8", e);
        } catch (IOException e) {
            throw new UnreadableFileException(why(file), e);
        }
    }

    /**
     * The whole text of what is piped in.
     *
     * @param what how its reader knows it
     * @throws UnreadableFileException where it is no text in UTF-8
     */
    public static String read(InputStream in, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException(what + " is not written in UTF-8: pipe it through iconv -t utf-8", e);
        } catch (IOException e) {
            throw new UnreadableFileException(what + " can not be read: " + e.getMessage(), e);
        }
    }

    private static String why(Path file) {
        if (Files.isDirectory(file)) {
            return file + " is a folder: name a file in it, such as " + file.resolve("headgate.yaml");
        }
        return Files.exists(file) ? file + " can not be read: see its permissions" : "there is no file " + file;
    }
}
