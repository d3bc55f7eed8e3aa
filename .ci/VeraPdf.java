import java.io.File;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF files with veraPDF's engine: against PDF/UA-1, and against PDF/A-2a unless they are forms to fill on a screen,
 * which do not claim it. Exits with 1 when one of them fails.
 */
public class VeraPdf {
    public static void main(String[] files) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        int judged = 0;
        int failed = 0;
        for (String name : files) {
            boolean isFilled = name.endsWith("-a-remplir.pdf");
            for (String id : isFilled ? List.of("ua1") : List.of("ua1", "2a")) {
                judged++;
                PDFAFlavour flavour = PDFAFlavour.fromString(id);
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(name), flavour);
                        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    ValidationResult result = validator.validate(parser);
                    System.out.println((result.isCompliant() ? "ok     " : "FAILED ") + id + " " + name);
                    if (!result.isCompliant()) {
                        failed++;
                        result.getTestAssertions().stream()
                                .map((TestAssertion a) -> "    " + a.getRuleId().getClause() + " " + a.getMessage())
                                .distinct()
                                .limit(20)
                                .forEach(System.out::println);
                    }
                }
            }
        }
        System.out.println(judged - failed + " passed, " + failed + " failed");
        System.exit(failed == 0 ? 0 : 1);
    }
}
