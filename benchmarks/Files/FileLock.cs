namespace ConcurrencyCompare.Benchmarks.Files;

/// <summary>A file that one program at a time may hold.</summary>
/// <remarks>Who has it open holds it, so one that was killed holds nothing. The file itself stays, and says
/// nothing.</remarks>
internal static class FileLock
{
    // What a system says where somebody else holds a file: EWOULDBLOCK of Linux and of macOS, and two errors of
    // Windows.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    /// <returns>The lock; disposing it, or the end of the process, frees it. <see langword="null"/> while somebody else
    /// has it.</returns>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be opened.</exception>
    public static IDisposable? TryTake(string path) => TryOpen(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);

    /// <summary>The same, of a file that is there and may not be written.</summary>
    /// <inheritdoc cref="TryTake"/>
    public static IDisposable? TryTakeExisting(string path) => TryOpen(path, FileMode.Open, FileAccess.Read);

    private static FileStream? TryOpen(string path, FileMode mode, FileAccess access)
    {
        try
        {
            return new FileStream(path, mode, access, FileShare.None);
        }
        catch (IOException refused) when (Held.Contains(refused.HResult))
        {
            return null;
        }
    }
}
