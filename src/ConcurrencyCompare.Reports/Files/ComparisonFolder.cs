using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Files;

/// <summary>Writes the files of a comparison.</summary>
internal static class ComparisonFolder
{
    /// <summary>Writes <see cref="ComparisonMarkdown.Name"/>, short enough for a comment on GitHub, and
    /// <see cref="ComparisonFile.Name"/>; each as a whole or not at all.</summary>
    /// <param name="directory">An existing directory.</param>
    /// <param name="comparison">What to write.</param>
    /// <param name="report">Its report.</param>
    /// <returns>The whole paths of the files.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Write(string directory, RunComparison comparison, Document report)
    {
        var markdown = Path.Combine(directory, ComparisonMarkdown.Name);
        WholeFile.Write(markdown, ComparisonMarkdown.Render(report));
        ComparisonFile.Write(directory, comparison);
        return [markdown, Path.Combine(directory, ComparisonFile.Name)];
    }
}
