namespace ConcurrencyCompare.Reports.Documents;

/// <summary>Where a reader's own numbers lie in the maps, and what was measured near them.</summary>
/// <param name="Numbers">What readers may say of their work.</param>
/// <param name="Rates">What was measured of latency: items per second, and what was shown.</param>
/// <param name="Cores">How many cores the machine has.</param>
/// <param name="Others">The cells that pictures have no room for.</param>
internal sealed record Finder(
    IReadOnlyList<FinderNumber> Numbers, IReadOnlyList<(double PerSecond, string Shown)> Rates, int Cores,
    IReadOnlyList<FinderCell> Others) : Block
{
    public override bool IsEmpty => Numbers.Count == 0;
}

/// <summary>A number that a reader chooses.</summary>
/// <param name="Name">What it is, in a word: <c>work</c>, <c>wait</c>, <c>at-once</c> or <c>rate</c>.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Choices">What may be chosen, each with its text, the least first.</param>
/// <param name="First">The place of what is chosen at first.</param>
internal sealed record FinderNumber(
    string Name, string Label, IReadOnlyList<(double Value, string Text)> Choices, int First = 0);

/// <summary>A cell of a map.</summary>
/// <param name="Kind">What is across: <c>work</c> or <c>wait</c>.</param>
/// <param name="Amount">The work or wait, in nanoseconds.</param>
/// <param name="AtOnce">The participants of its larger side.</param>
/// <param name="Text">What it says.</param>
internal sealed record FinderCell(string Kind, double Amount, double AtOnce, string Text);
