package dev.hubbub.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A committed Dockerfile, instruction by instruction.
 *
 * @param name of the file
 * @param instructions in order, without comments
 */
public record Dockerfile(String name, List<Instruction> instructions) {

    /**
     * A line.
     *
     * @param word such as {@code COPY}
     * @param rest what follows it
     */
    public record Instruction(String word, String rest) {}

    /** All in {@code docker}. */
    public static List<Dockerfile> all() throws IOException {
        List<Dockerfile> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(ComposeFile.FOLDER)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().matches("Dockerfile\\.[a-z-]+"))
                    .sorted()
                    .toList();
            for (Path file : found) {
                all.add(read(file));
            }
        }
        return all;
    }

    /** The one that is called so, such as {@code jvm}. */
    public static Dockerfile of(String kind) throws IOException {
        return read(ComposeFile.FOLDER.resolve("Dockerfile." + kind));
    }

    /** The rests of all that begin with the word. */
    public List<String> all(String word) {
        return rests(instructions, word);
    }

    /** The rests of those of the last stage, of which the image is made, that begin with the word. */
    public List<String> last(String word) {
        int from = 0;
        for (int i = 0; i < instructions.size(); i++) {
            from = instructions.get(i).word().equals("FROM") ? i : from;
        }
        return rests(instructions.subList(from, instructions.size()), word);
    }

    /** What is copied out of the build's context. */
    public List<String> copied() {
        return all("COPY").stream()
                .filter(rest -> !rest.contains("--from="))
                .flatMap(rest -> {
                    List<String> words = Stream.of(rest.split(" "))
                            .filter(word -> !word.startsWith("--"))
                            .toList();
                    return words.subList(0, words.size() - 1).stream();
                })
                .toList();
    }

    /** What of the context is sent to the builder: the exceptions from ignoring all. */
    public List<String> context() throws IOException {
        return Files.readAllLines(ComposeFile.FOLDER.resolve(name + ".dockerignore")).stream()
                .skip(1)
                .map(line -> line.substring(1))
                .toList();
    }

    private static List<String> rests(List<Instruction> instructions, String word) {
        return instructions.stream()
                .filter(instruction -> instruction.word().equals(word))
                .map(Instruction::rest)
                .toList();
    }

    private static Dockerfile read(Path file) throws IOException {
        List<Instruction> instructions = Files.readString(file)
                .replaceAll("\\\\\n\\s*", "")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" ", 2))
                .map(parts -> new Instruction(parts[0], parts[1]))
                .toList();
        return new Dockerfile(file.getFileName().toString(), instructions);
    }
}
