using System.Globalization;
using System.Text;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Reports.Files;

/// <summary>Writes every measurement of a run as <c>results.csv</c>, one value a row.</summary>
/// <remarks>RFC 4180 but for the line ends, which are LF as in all that is generated here: spreadsheets and libraries
/// read both.</remarks>
internal static class ResultsCsv
{
    /// <summary>The file's name.</summary>
    public const string Name = "results.csv";

    private const string Header = "scenario,setting,model,round,position,counts,iteration,metric,value,unit";

    /// <summary>Writes the file as a whole or not at all.</summary>
    /// <param name="directory">An existing directory.</param>
    /// <param name="results">The run; the same results give the same bytes.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public static void Write(string directory, RunResults results) =>
        WholeFile.Write(Path.Combine(directory, Name), Render(results));

    /// <summary>The text of the file.</summary>
    public static string Render(RunResults results)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var measured in results.Cases)
        {
            var measures = results.Scenarios.FirstOrDefault(scenario => scenario.Name == measured.Scenario)?.Measures
                ?? [];
            var start = $"{Cell(measured.Scenario)},{Cell(measured.Setting)},{Cell(measured.Model)}";
            foreach (var round in measured.Rounds)
            {
                Append(text, start, round, measures, counts: true);
                foreach (var aside in round.SetAside ?? []) Append(text, start, aside, measures, counts: false);
            }
        }

        return text.ToString();
    }

    private static void Append(
        StringBuilder text, string start, RoundResult round, IReadOnlyList<MeasureFacts> measures, bool counts)
    {
        var place = string.Create(
            CultureInfo.InvariantCulture, $"{start},{round.Round},{round.Position},{(counts ? "yes" : "no")}");
        foreach (var value in RoundValues.Of(round, measures))
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{place},{value.Iteration},{Cell(value.Metric)},{value.Value:R},{value.Unit}\n");
        }
    }

    /// <summary>A cell that is text to every reader.</summary>
    /// <remarks>Spreadsheets take what begins as a formula for one, even inside quotes; an apostrophe before it makes
    /// it text (OWASP, "CSV Injection", https://owasp.org/www-community/attacks/CSV_Injection).</remarks>
    internal static string Cell(string text)
    {
        var isFormula = text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..];
        var shown = isFormula ? "'" + text : text;
        return isFormula || shown.AsSpan().ContainsAny(",\"\r\n")
            ? $"\"{shown.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : shown;
    }
}
