using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Comparing;

/// <summary>What machines have to have in common for their numbers to be held against each other over time.</summary>
/// <remarks>
/// Versions stop where patches begin: a history that began anew with every patch of the runtime, one a month, would
/// never be long enough to show a change. Each run keeps its exact versions, so a change point can be traced to one.
/// </remarks>
/// <param name="Processor">The processor's name.</param>
/// <param name="LogicalCores">Those that the program may use.</param>
/// <param name="Architecture">Of the process, such as X64.</param>
/// <param name="OperatingSystem">Name and release: <c>Linux Debian GNU/Linux 12</c>, <c>Ubuntu 24.04</c>.</param>
/// <param name="Runtime">Name, major and minor version: <c>.NET 10.0</c>.</param>
/// <param name="GarbageCollector">Workstation or server, concurrent or not.</param>
internal partial record MachineClass(
    string Processor, int LogicalCores, string Architecture, string OperatingSystem, string Runtime,
    string GarbageCollector)
{
    /// <summary>With the folder of a site and the files in it, paths stay within what Windows takes.</summary>
    private const int LongestKey = 120;

    private const int HashDigits = 8;

    /// <summary>What a key may turn into a hyphen without anybody missing it.</summary>
    private const string Separators = " -_.,:;/()[]";

    /// <summary>How many processors' time the program may have, where that is less than all of theirs; a quota stops
    /// threads in the middle of their work.</summary>
    public double? CpuQuota { get; init; }

    /// <summary>The class of a machine.</summary>
    public static MachineClass Of(MachineEnvironment machine) => new(
        machine.Processor,
        machine.LogicalCores,
        machine.Architecture,
        UpToEndOf(Release(), machine.OperatingSystem),
        EachOf(machine.Runtime, runtime => UpToEndOf(MajorAndMinor(), runtime)),
        EachOf(machine.GarbageCollector, collector => collector))
    {
        CpuQuota = machine.CpuQuota < machine.LogicalCores ? machine.CpuQuota : null,
    };

    /// <summary>Where the processes of a run differed, <see cref="RunResults.MeasuredOn"/> has each kind, the most
    /// frequent first.</summary>
    private static string EachOf(string kinds, Func<string, string> nameOf) => string.Join(
        RunResults.BetweenKinds,
        kinds.Split(RunResults.BetweenKinds).Select(nameOf).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A name for its folder: a-z, 0-9 and hyphens, up to 120 of them, never empty. The same for names that
    /// differ in case or in what separates their words; where more than that would be lost, a hash at the end keeps
    /// classes apart.</summary>
    public string Key
    {
        get
        {
            var text = string.Join(' ', Processor, Cores, Architecture, OperatingSystem, Runtime, GarbageCollector);
            var key = Slug.Of(text, LongestKey + 1);
            var isWhole = key.Length <= LongestKey
                && text.All(character => char.IsAsciiLetterOrDigit(character) || Separators.Contains(character));
            return isWhole ? key : $"{Slug.Of(text, LongestKey - HashDigits - 1)}-{HashOf(text)}";
        }
    }

    /// <summary>The class in words.</summary>
    public string Description =>
        $"{Processor}, {Cores}, {Architecture}, {OperatingSystem}, {Runtime}, {GarbageCollector} garbage collection";

    private string Cores => string.Create(
        CultureInfo.InvariantCulture,
        $"{LogicalCores} cores{(CpuQuota is { } quota ? $" with the time of {quota:0.###}" : "")}");

    private static string UpToEndOf(Regex version, string text) =>
        version.Match(text) is { Success: true } match ? text[..(match.Index + match.Length)] : text;

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashDigits];

    /// <summary>The first number, and a second one of two digits: those are releases, as of Ubuntu 24.04; others are
    /// patches.</summary>
    [GeneratedRegex(@"\d+(?:\.\d\d(?!\d))?", RegexOptions.CultureInvariant)]
    private static partial Regex Release();

    [GeneratedRegex(@"\d+\.\d+", RegexOptions.CultureInvariant)]
    private static partial Regex MajorAndMinor();
}
