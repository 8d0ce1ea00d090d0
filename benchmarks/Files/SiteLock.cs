using ConcurrencyCompare.Benchmarks.Display;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Files;

/// <summary>Lets one at a time write a site: two at once would lose a run of each other's history.</summary>
/// <remarks>The file stays: if it were removed, a second one that waits for it and a third that makes it anew could
/// both go on.</remarks>
internal static class SiteLock
{
    private const string Name = ".lock";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for the lock of the site that a folder is in.</summary>
    /// <param name="folder">A folder with a history.</param>
    /// <returns>The lock; <see langword="null"/> for a folder that was copied out of its site.</returns>
    /// <exception cref="UsageException">Somebody else has the lock for a minute.</exception>
    public static IDisposable? TakeAbove(string folder) =>
        Path.GetDirectoryName(folder) is { } site
            && File.Exists(Path.Combine(site, Name)) ? Take(site, TimeSpan.FromMinutes(1)) : null;

    /// <summary>Waits for the lock.</summary>
    /// <param name="directory">The site's folder; it is made if it is not there.</param>
    /// <param name="patience">How long to wait.</param>
    /// <returns>The lock; disposing it, or the end of the process, frees it.</returns>
    /// <exception cref="UsageException">The folder cannot be written, or somebody else has the lock for
    /// longer.</exception>
    public static IDisposable Take(string directory, TimeSpan patience)
    {
        try
        {
            Directory.CreateDirectory(directory);
            for (var started = TimeProvider.System.GetTimestamp(); ; Thread.Sleep(Pause))
            {
                if (FileLock.TryTake(Path.Combine(directory, Name)) is { } taken) return taken;
                if (TimeProvider.System.GetElapsedTime(started) >= patience)
                {
                    throw new UsageException(
                        $"somebody else is still writing to '{directory}', after {TimeText.Of(patience)}; try again, "
                            + "or wait longer with --wait.");
                }
            }
        }
        catch (Exception refused) when (Cause.IsRefusal(refused))
        {
            throw new UsageException(
                $"'{directory}' cannot be written: {Cause.Of(refused)} Choose another folder with --site.");
        }
    }
}
