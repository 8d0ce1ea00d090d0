namespace ConcurrencyCompare.Reports.Documents;

/// <summary>What is said, in the order of reading, words included: every writer writes this and adds nothing.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Sections">The parts.</param>
internal sealed record Document(string Title, params IReadOnlyList<Section> Sections)
{
    /// <summary>The models that readers can tell apart by colour, in the order of their colours; none where colours do
    /// not say.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>All pictures, in the order of reading.</summary>
    public IEnumerable<Chart> Charts =>
        AllSections.SelectMany(section => section.Blocks).OfType<Pictures>().SelectMany(block => block.Charts);

    /// <summary>All sections with their parts, in the order of reading.</summary>
    public IEnumerable<Section> AllSections => Sections.SelectMany(section => section.WithParts);

    /// <summary>The same with blocks exchanged.</summary>
    /// <param name="change">What stands instead of a block of a section; <see langword="null"/> for nothing.</param>
    public Document Changed(Func<Section, Block, Block?> change) => this with
    {
        Sections = [.. Sections.Select(section => section.Changed(change))],
    };
}

/// <summary>A part of a document.</summary>
/// <param name="Id">What links lead to: small letters, digits and hyphens, once in a document.</param>
/// <param name="Heading">Its heading; empty for none.</param>
/// <param name="Content">What stands below it; <see langword="null"/> among them is left out.</param>
internal sealed record Section(string Id, string Heading, params IReadOnlyList<Block?> Content)
{
    /// <summary>A short name for tables of contents, where the heading is long.</summary>
    public string? ShortName { get; init; }

    /// <summary>The parts that have headings of their own.</summary>
    public IReadOnlyList<Section> Parts { get; init; } = [];

    /// <summary>Whether it belongs on the first screen, beside others that do.</summary>
    public bool IsFirst { get; init; }

    /// <summary>What stands below the heading.</summary>
    public IEnumerable<Block> Blocks => Content.OfType<Block>().Where(block => !block.IsEmpty);

    /// <summary>The section and its parts.</summary>
    public IEnumerable<Section> WithParts => Parts.SelectMany(part => part.WithParts).Prepend(this);

    /// <summary>Whether there is anything for some readers.</summary>
    public bool IsFor(Readers readers) =>
        Blocks.Any(block => block.For.HasFlag(readers)) || Parts.Any(part => part.IsFor(readers));

    internal Section Changed(Func<Section, Block, Block?> change) => this with
    {
        Content = [.. Blocks.Select(block => change(this, block))],
        Parts = [.. Parts.Select(part => part.Changed(change))],
    };
}
