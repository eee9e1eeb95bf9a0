import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Holds the licences in bills of materials to a list. Of several licences of one artifact its user
 * may choose, so one that is allowed is enough.
 */
public final class Licences {

  private Licences() {}

  /** Takes the list of what is allowed, then the bills. */
  public static void main(String[] arguments) throws Exception {
    Set<String> allowed = new HashSet<>();
    Map<String, String> told = new HashMap<>();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      String[] words = line.strip().split(" ", 2);
      if (words.length == 2 && words[0].contains(":")) {
        told.put(words[0], words[1].strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        allowed.add(line.strip());
      }
    }
    DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    Map<String, Set<String>> used = new TreeMap<>();
    Set<String> wrong = new TreeSet<>();
    for (int i = 1; i < arguments.length; i++) {
      Document bill = parser.parse(Path.of(arguments[i]).toFile());
      NodeList components = bill.getElementsByTagName("component");
      for (int j = 0; j < components.getLength(); j++) {
        Element component = (Element) components.item(j);
        if (component.getParentNode().getParentNode().getNodeName().equals("tools")) {
          continue; // what the bill was made with
        }
        String name = text(component, "group") + ":" + text(component, "name");
        List<String> licences = new ArrayList<>(licencesOf(component));
        if (told.containsKey(name)) {
          licences.add(told.get(name));
        }
        String shown = licences.isEmpty() ? "no licence is told" : String.join(" or ", licences);
        if (licences.stream().noneMatch(allowed::contains)) {
          wrong.add(name + " (" + arguments[i] + "): " + shown);
        }
        used.computeIfAbsent(shown, any -> new TreeSet<>()).add(name);
      }
    }
    used.forEach((licence, names) -> System.out.println(licence + ": " + String.join(", ", names)));
    if (used.isEmpty()) {
      System.err.println("There is no component in any bill of materials.");
      System.exit(2);
    }
    if (!wrong.isEmpty()) {
      System.err.println("\nNot allowed by " + arguments[0] + ":\n" + String.join("\n", wrong));
      System.exit(1);
    }
  }

  private static Set<String> licencesOf(Element component) {
    Set<String> licences = new TreeSet<>();
    for (String tag : List.of("id", "name", "expression")) {
      NodeList found = component.getElementsByTagName(tag);
      for (int i = 0; i < found.getLength(); i++) {
        String parent = found.item(i).getParentNode().getNodeName();
        if (parent.equals("license") || tag.equals("expression")) {
          for (String each : found.item(i).getTextContent().split(" OR ")) {
            licences.add(each.strip());
          }
        }
      }
    }
    return licences;
  }

  private static String text(Element element, String tag) {
    NodeList found = element.getElementsByTagName(tag);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}
