namespace ConcurrencyCompare.Reports.History;

/// <summary>A machine's own page, below that of all.</summary>
/// <param name="Folder">The name of its folder: the key of its class.</param>
/// <param name="Label">What the machine is called.</param>
/// <param name="Summary">What its history holds, in a line.</param>
public sealed record MachinePage(string Folder, string Label, string Summary)
{
    /// <summary>What the list of them is called.</summary>
    public const string Heading = "Each machine, with its history";
}
