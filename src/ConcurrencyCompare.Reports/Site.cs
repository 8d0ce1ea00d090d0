using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Reports.History;

namespace ConcurrencyCompare.Reports;

/// <summary>A folder of reports: one for each class of machine with its history, and one of all above them.</summary>
/// <remarks>What it writes follows from the runs in it alone: the same runs give the same bytes, in whatever order they came and
/// however often it is drawn. It keeps nobody else out of the folder; the caller does.</remarks>
/// <param name="directory">An existing directory. Whatever else is in it stays as it is.</param>
public sealed class Site(string directory)
{
    /// <summary>Adds a run to the history of its class; its results become those of the class, unless newer ones are there.
    /// </summary>
    /// <param name="folder">Where the run is.</param>
    /// <param name="results">What it measured.</param>
    /// <param name="entry">Its entry in the history.</param>
    /// <returns>The folder of the class.</returns>
    /// <exception cref="FormatException">What is there is damaged, or newer than this code; the message says where.</exception>
    /// <exception cref="IOException">Something cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">Something cannot be read or written.</exception>
    public string Add(string folder, RunResults results, HistoryEntry entry)
    {
        ArgumentNullException.ThrowIfNull(results);

        var own = Path.Combine(directory, MachineClass.Of(results.MeasuredOn).Key);
        var (from, to) = (Path.Combine(folder, ResultsFile.Name), Path.Combine(own, ResultsFile.Name));
        Directory.CreateDirectory(own);
        var isNewest = !File.Exists(to) || IsOlder(ResultsFile.Read(own), results);
        HistoryFile.Append(own, entry);
        // To the byte: what reports are made of is the run's own file.
        if (isNewest) ResultsFile.WriteAtomically(to, File.ReadAllBytes(from));
        return own;
    }

    /// <summary>A run that was resumed has its first start: what is there of it is not replaced by a part.</summary>
    private static bool IsOlder(RunResults there, RunResults added) =>
        there.Settings.StartedUtc.CompareTo(added.Settings.StartedUtc) switch
        {
            0 => MeasuredIn(there) <= MeasuredIn(added),
            var order => order < 0,
        };

    private static int MeasuredIn(RunResults results) => results.Cases.Sum(measured => measured.Rounds.Count);

    /// <summary>Writes the report of a class of machine.</summary>
    /// <param name="folder">The folder of the class.</param>
    /// <returns>Its history.</returns>
    /// <exception cref="FormatException">What is there is damaged, or newer than this code; the message says where.</exception>
    /// <exception cref="IOException">Something cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">Something cannot be read or written.</exception>
    public static ReportHistory Draw(string folder) => Machine.Draw(folder).History;

    /// <summary>Writes the reports of all classes of machines, and above them that of the newest run of each, with a summary.
    /// </summary>
    /// <returns>The folder of each class, and its history.</returns>
    /// <inheritdoc cref="Draw"/>
    public IReadOnlyList<(string Folder, ReportHistory History)> DrawAll()
    {
        var machines = Directory.GetDirectories(directory)
            .Where(folder => File.Exists(Path.Combine(folder, HistoryFile.Name)))
            .Order(StringComparer.Ordinal)
            .Select(Machine.Draw)
            .ToList();
        if (machines.Count > 0) DrawAbove(machines);
        return [.. machines.Select(machine => (machine.Folder, machine.History))];
    }

    private void DrawAbove(List<Machine> machines)
    {
        var runs = MachineLabels.Of([.. machines.Select(machine => (machine.Folder, machine.Results))]);
        var pages = runs.Zip(machines, (run, machine) => new MachinePage(
            Path.GetFileName(machine.Folder), run.Label, machine.History.Summary));
        var above = SideBySide.Of(runs);
        // The pictures of the scenarios are on the machines' own pages: those of several would make this one megabytes.
        ReportFolder.Write(directory, above with
        {
            Machines = [.. pages],
            Charts = [.. above.Overview],
            Sections = [.. above.Sections.Select(section => section with { Charts = [] })],
        });
        ResultsFile.WriteAtomically(
            Path.Combine(directory, RunSummary.Name),
            RunSummary.Render([.. runs.Zip(machines, (run, machine) => (run.Label, machine.Report))]));
    }

    /// <summary>The newest run of a class, with its history.</summary>
    private sealed record Machine(string Folder, RunResults Results, Report Report)
    {
        public ReportHistory History => Report.History!;

        public static Machine Draw(string folder)
        {
            var results = ResultsFile.Read(folder);
            var report = Report.Of(results, HistoryFile.Read(folder));
            ReportFolder.Write(folder, report, results);
            return new Machine(folder, results, report);
        }
    }
}
