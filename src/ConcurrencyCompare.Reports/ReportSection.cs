using ConcurrencyCompare.Reports.Charts;

namespace ConcurrencyCompare.Reports;

/// <summary>What a report says about one scenario.</summary>
/// <param name="Name">The scenario's name.</param>
/// <param name="Question">What it answers.</param>
/// <param name="Headlines">Its answer in a sentence or two; none where nothing is compared.</param>
/// <param name="Charts">Its pictures.</param>
/// <param name="Tables">Its numbers, and the verdicts on its pairs.</param>
/// <param name="Costs">What an item takes beside time; <see langword="null"/> where that was not measured.</param>
public sealed record ReportSection(
    string Name,
    string Question,
    IReadOnlyList<string> Headlines,
    IReadOnlyList<Chart> Charts,
    IReadOnlyList<ReportTable> Tables,
    ReportTable? Costs);
