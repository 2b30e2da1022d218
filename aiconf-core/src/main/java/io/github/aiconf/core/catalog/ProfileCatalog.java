package io.github.aiconf.core.catalog;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.ProfileException;
import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.core.input.Document;
import io.github.aiconf.core.input.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Profiles: those that come with the requirements, and those of the user, which replace one of the
 * same kind and name. Each is read strictly; what cannot be used is an {@link InputException} with
 * file, line and field.
 */
public final class ProfileCatalog implements Profiles {

  private final Map<String, List<?>> profiles = new HashMap<>();

  private ProfileCatalog(Collection<ProfileKind<?>> kinds, List<Document> own) {
    for (ProfileKind<?> kind : kinds) {
      if (!profiles.containsKey(kind.name())) {
        profiles.put(kind.name(), read(kind, own));
      }
    }
  }

  /**
   * The profiles that these requirements use.
   *
   * @param folder the user's profiles, {@code *.yaml}
   */
  public static ProfileCatalog load(Collection<Requirement> requirements, Optional<Path> folder) {
    List<ProfileKind<?>> kinds = new ArrayList<>(List.of(AcceleratorProfile.KIND));
    requirements.forEach(requirement -> kinds.addAll(requirement.profileKinds()));
    List<Document> own = folder.map(ProfileCatalog::documents).orElse(List.of());
    for (Document document : own) {
      requireKind(document, kinds);
    }
    return new ProfileCatalog(kinds, own);
  }

  /**
   * The documents that come with a kind.
   *
   * @throws InputException if the jar that holds them is damaged
   */
  public static List<Document> shipped(ProfileKind<?> kind) {
    URL url = kind.shipped();
    String file = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
    byte[] yaml;
    try (InputStream in = url.openStream()) {
      yaml = in.readAllBytes();
    } catch (IOException e) {
      throw new InputException(
          url + ": cannot be read: " + e.getMessage()
              + "; the jar is damaged, copy or install it again",
          e);
    }
    return Document.read(new ByteArrayInputStream(yaml), file);
  }

  /**
   * The profile in a document of its kind.
   *
   * @throws InputException if a field is missing, of the wrong form or unknown
   */
  public static <T> T read(ProfileKind<T> kind, Document document) {
    try {
      ProfileFields fields = new ProfileFields(document.value());
      fields.name();
      T profile = kind.read(fields);
      fields.rejectUnread();
      return profile;
    } catch (ProfileException e) {
      throw document.refuse(e.path(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public <T> List<T> all(ProfileKind<T> kind) {
    List<?> found = profiles.get(kind.name());
    if (found == null) {
      throw new IllegalArgumentException(
          "no requirement of this run declares profiles of the kind " + kind);
    }
    return found.stream().map(kind.type()::cast).toList();
  }

  private static <T> List<T> read(ProfileKind<T> kind, List<Document> own) {
    Map<String, T> byName = new LinkedHashMap<>();
    for (Document document : shipped(kind)) {
      put(kind, document, byName);
    }
    Map<String, Document> ownNames = new HashMap<>();
    for (Document document : own) {
      if (document.value().text("kind").equals(kind.name())) {
        String name = put(kind, document, byName);
        Document other = ownNames.put(name, document);
        if (other != null) {
          throw document.refuse(
              "name", "'" + name + "' stands in " + other.source() + " too; remove one of them");
        }
      }
    }
    return List.copyOf(byName.values());
  }

  private static <T> String put(ProfileKind<T> kind, Document document, Map<String, T> byName) {
    T profile = read(kind, document);
    String name = document.value().text("name");
    byName.put(name, profile);
    return name;
  }

  private static void requireKind(Document document, List<ProfileKind<?>> kinds) {
    String kind = document.value().text("kind");
    if (kinds.stream().noneMatch(known -> known.name().equals(kind))) {
      TreeSet<String> known = new TreeSet<>();
      kinds.forEach(k -> known.add(k.name()));
      String problem = kind.isEmpty() ? "is missing" : "is '" + kind + "'";
      throw document.refuse("kind", problem + "; known are " + String.join(", ", known));
    }
  }

  private static List<Document> documents(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + ": is not a folder; --profiles takes a folder with *.yaml");
    }
    List<Document> documents = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(ProfileCatalog::isYaml).sorted().toList()) {
        documents.addAll(documentsIn(file));
      }
    } catch (IOException e) {
      throw InputException.unreadable(folder, e);
    }
    if (documents.isEmpty()) {
      throw new InputException(
          folder + ": holds no profile; --profiles takes a folder with *.yaml");
    }
    return documents;
  }

  private static List<Document> documentsIn(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Document.read(in, file.toString());
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  private static boolean isYaml(Path file) {
    return file.toString().endsWith(".yaml") || file.toString().endsWith(".yml");
  }
}
