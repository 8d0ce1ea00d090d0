namespace ConcurrencyCompare.Reports.Documents;

/// <summary>Who reads.</summary>
[Flags]
internal enum Readers
{
    Nobody = 0,

    /// <summary>On a terminal.</summary>
    Console = 1,

    /// <summary>The summary of a job on GitHub: no pictures or links.</summary>
    Summary = 2,

    /// <summary>Of the report as Markdown.</summary>
    Markdown = 4,

    /// <summary>Of the page.</summary>
    Page = 8,

    /// <summary>Where there is little room.</summary>
    InShort = Console | Summary,

    /// <summary>Where there is room for everything.</summary>
    AtLength = Markdown | Page,

    All = InShort | AtLength,
}

/// <summary>Something that stands below a heading.</summary>
internal abstract record Block
{
    /// <summary>Who reads it.</summary>
    public Readers For { get; init; } = Readers.All;

    /// <summary>Whether there is nothing in it: then nobody sees it.</summary>
    public virtual bool IsEmpty => false;
}

/// <summary>A sentence or more.</summary>
/// <param name="Text">The sentences.</param>
/// <param name="Lead">What they are about, in a few words before them; empty for nothing.</param>
/// <param name="Target">Where the lead leads: a file beside the document, or the id of a section behind a
/// <c>#</c>.</param>
internal sealed record Line(string Text, string Lead = "", string? Target = null)
{
    public static implicit operator Line(string text) => new(text);

    public override string ToString() => Lead.Length == 0 ? Text : $"{Lead}: {Text}";
}

/// <summary>A list.</summary>
/// <param name="Items">Each of its items.</param>
internal sealed record Lines(params IReadOnlyList<Line> Items) : Block
{
    /// <summary>How many of them are enough where there is little room.</summary>
    public int Enough { get; init; } = int.MaxValue;

    /// <summary>What stands above where readers unfold them; empty where they are not folded.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Whether they are the answer.</summary>
    public bool IsAnswer { get; init; }

    public override bool IsEmpty => Items.Count == 0;
}

/// <summary>A paragraph.</summary>
/// <param name="Text">Its sentences.</param>
internal sealed record Paragraph(string Text) : Block;

/// <summary>What has to be known before anything else.</summary>
/// <param name="Heading">What stands above.</param>
/// <param name="Items">What there is to know; without any nothing is written.</param>
internal sealed record Notice(string Heading, IReadOnlyList<Line> Items) : Block
{
    public override bool IsEmpty => Items.Count == 0;
}

/// <summary>Pictures beside each other.</summary>
/// <param name="Charts">The pictures.</param>
internal sealed record Pictures(IReadOnlyList<Chart> Charts) : Block;

/// <summary>Names and what belongs to each.</summary>
/// <param name="Items">In the order of reading.</param>
internal sealed record Terms(IReadOnlyList<(string Name, string Text)> Items) : Block;

/// <summary>Lines for a command line.</summary>
/// <param name="Items">The lines.</param>
internal sealed record Code(IReadOnlyList<string> Items) : Block;
