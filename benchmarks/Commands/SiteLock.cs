namespace ConcurrencyCompare.Benchmarks.Commands;

/// <summary>Lets one at a time write a site: two at once would lose a run of each other's history.</summary>
/// <remarks>Who has the file open has the lock, so one that was killed holds nothing. The file itself stays, and says nothing:
/// if it were removed, a second one that waits for it and a third that makes it anew could both go on.</remarks>
internal static class SiteLock
{
    private const string Name = ".lock";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for the lock.</summary>
    /// <param name="directory">The site's folder; it is made if it is not there.</param>
    /// <param name="patience">How long to wait.</param>
    /// <returns>The lock; disposing it, or the end of the process, frees it.</returns>
    /// <exception cref="UsageException">The folder cannot be written, or somebody else has the lock for longer.</exception>
    public static IDisposable Take(string directory, TimeSpan patience)
    {
        try
        {
            Directory.CreateDirectory(directory);
            for (var started = TimeProvider.System.GetTimestamp(); ; Thread.Sleep(Pause))
            {
                if (TryOpen(Path.Combine(directory, Name)) is { } file) return file;
                if (TimeProvider.System.GetElapsedTime(started) >= patience)
                {
                    throw new UsageException(
                        $"somebody else is still writing to '{directory}', after {TimeText.Of(patience)}; try again, or wait longer with --wait.");
                }
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{directory}' cannot be written: {refused.Message} Choose another folder with --site.");
        }
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
