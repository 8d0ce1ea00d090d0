using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.History;
using ConcurrencyCompare.Reports.Html;
using ConcurrencyCompare.Reports.Markdown;
using ConcurrencyCompare.Reports.Runs;

namespace ConcurrencyCompare.Reports.Files;

/// <summary>A folder of reports: one for each class of machine with its history, and one of all above them.</summary>
/// <remarks>What it writes follows from the runs in it alone: the same runs give the same bytes, in whatever order they
/// came and however often it is drawn. It keeps nobody else out of the folder; the caller does.
/// <para>A process may end between any two changes of files: what was added is there or not, and the next drawing makes
/// the rest of it. Results come before their line in the history, because the line can be made of
/// them.</para></remarks>
/// <param name="directory">An existing directory. Whatever else is in it stays as it is.</param>
/// <param name="now">The time of now: a run that is dated behind it is named, and never the newest.</param>
internal sealed class Site(string directory, DateTimeOffset now)
{
    /// <summary>Adds a run to the history of its class; its results become those of the class, unless newer ones are
    /// there.</summary>
    /// <param name="folder">Where the run is.</param>
    /// <param name="results">What it measured.</param>
    /// <param name="entry">Its entry in the history.</param>
    /// <returns>The folder of the class.</returns>
    /// <exception cref="FormatException">What is there is damaged, or newer than this code; the message says
    /// where.</exception>
    /// <exception cref="IOException">Something cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">Something cannot be read or written.</exception>
    public string Add(string folder, RunResults results, HistoryEntry entry)
    {
        var own = Path.Combine(directory, MachineClass.Of(results.MeasuredOn).Key);
        Directory.CreateDirectory(own);
        // To the byte: what reports are made of is the run's own file.
        var added = File.ReadAllBytes(Path.Combine(folder, ResultsFile.Name));
        var to = Path.Combine(own, ResultsFile.Name);
        if (!File.Exists(to) || IsNewer(entry, added, own)) WholeFile.WriteToDisk(to, added);
        HistoryFile.Append(own, entry, now);
        return own;
    }

    /// <summary>Whether a run is newer than that of a class, or the same with more in it.</summary>
    private bool IsNewer(HistoryEntry added, byte[] bytes, string own)
    {
        if (EntryOf(ResultsFile.Read(own), now) is not { } there) return true;

        if (there.IsSameRun(added))
        {
            var order = HistoryEntry.CompareVersions(there, added);
            if (order == 0)
                order = File.ReadAllBytes(Path.Combine(own, ResultsFile.Name)).AsSpan().SequenceCompareTo(bytes);
            return order < 0;
        }

        // The history keeps marks of wrong clocks.
        var (isThereMisdated, isAddedMisdated) = (IsMisdated(there), IsMisdated(added));
        return isThereMisdated != isAddedMisdated ? isThereMisdated : HistoryEntry.Compare(there, added) < 0;

        bool IsMisdated(HistoryEntry entry) => HistoryFile.Preview(own, entry, now).IsMisdated;
    }

    /// <summary>The entry of a run; <see langword="null"/> for one that belongs in no history, which somebody else put
    /// there.</summary>
    private static HistoryEntry? EntryOf(RunResults results, DateTimeOffset now)
    {
        try
        {
            return HistoryEntry.Of(results, now);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Writes the reports of all classes of machines, and above them that of the newest run of each, with a
    /// summary.</summary>
    /// <returns>The folder of each class, and its history; none of a class whose results somebody took away.</returns>
    /// <exception cref="FormatException">What is there is damaged, or newer than this code; the message says
    /// where.</exception>
    /// <exception cref="IOException">Something cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">Something cannot be read or written.</exception>
    public IReadOnlyList<(string Folder, HistoryReport? History)> DrawAll()
    {
        foreach (var folder in Directory.GetDirectories(directory)) DeleteUnborn(folder);
        var folders = Directory.GetDirectories(directory).Where(IsClass).Order(StringComparer.Ordinal).ToList();
        var machines = folders.Where(HasResults).Select(folder => Machine.Draw(folder, now)).ToList();
        if (machines.Count > 0) DrawAbove(machines);
        return [.. folders.Select(folder => (folder, machines.Find(machine => machine.Folder == folder)?.History))];
    }

    /// <summary>Deletes a folder in which a publisher was killed before it had written anything.</summary>
    private static void DeleteUnborn(string folder)
    {
        var incomplete = Path.Combine(folder, ResultsFile.Name + WholeFile.Incomplete);
        if (!File.Exists(incomplete) || Directory.GetFileSystemEntries(folder).Length > 1) return;

        File.Delete(incomplete);
        Directory.Delete(folder);
    }

    /// <summary>Whether a folder is of a class of machine, and not somebody else's. A publisher that was killed may
    /// have left one that has no history yet.</summary>
    private static bool IsClass(string folder)
    {
        if (HistoryFile.IsIn(folder)) return true;
        if (!HasResults(folder)) return false;

        try
        {
            return MachineClass.Of(ResultsFile.Read(folder).MeasuredOn).Key == Path.GetFileName(folder);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool HasResults(string folder) => File.Exists(Path.Combine(folder, ResultsFile.Name));

    private void DrawAbove(List<Machine> machines)
    {
        var labels = RunLabels.Of([.. machines.Select(machine => (machine.Folder, machine.Results))]);
        var above = SideBySide.Of([.. labels.Zip(machines, (label, machine) => (label, machine.Report))]);
        // The pictures of the scenarios are on the machines' own pages, as are histories: those of several would make
        // this one megabytes.
        var shortened = above.Changed((section, block) => block is Pictures && section.Id != "map" ? null : block);
        ReportFolder.Write(directory, shortened with
        {
            Sections =
            [
                .. shortened.Sections.Where(section => section.Id == "answer"),
                new Section("machines", "Each machine, with its history", LinksTo(PageWriter.Name, Readers.Page),
                    LinksTo(ReportFolder.MarkdownName, Readers.Markdown)),
                .. shortened.Sections.Where(section => section.Id is not ("answer" or "history")),
            ],
        });
        WholeFile.Write(
            Path.Combine(directory, RunSummary.Name),
            RunSummary.Render([.. labels.Zip(machines, (label, machine) => (label, machine.Report))]));

        Lines LinksTo(string name, Readers readers) => new([.. labels.Zip(machines, (label, machine) =>
            new Line(machine.History.Summary, label, $"{Path.GetFileName(machine.Folder)}/{name}"))])
        {
            For = readers,
        };
    }

    /// <summary>The newest run of a class, with its history.</summary>
    private sealed record Machine(string Folder, RunResults Results, Document Report, HistoryReport History)
    {
        public static Machine Draw(string folder, DateTimeOffset now)
        {
            foreach (var name in (string[])[ResultsFile.Name, HistoryFile.Name])
                WholeFile.DeleteIncomplete(Path.Combine(folder, name));
            var results = ResultsFile.Read(folder);
            // It is not there where a publisher was killed, or wrote another version of the format.
            if (EntryOf(results, now) is { } entry) HistoryFile.Append(folder, entry, now);
            var report = new RunReport(
                JudgedRun.Of(results), HistoryFile.Read(folder, MachineClass.Of(results.MeasuredOn)));
            ReportFolder.Write(folder, report.Whole, results, hasHistory: true);
            return new Machine(folder, results, report.Whole, report.History!);
        }
    }
}
