namespace ConcurrencyCompare.Benchmarks.Errors;

/// <summary>Why a file or folder could not be read or written.</summary>
internal static class Cause
{
    /// <summary>Whether the system refused a file or a folder: nothing that this program did wrong.</summary>
    public static bool IsRefusal(Exception failed) => failed is IOException or UnauthorizedAccessException;

    /// <summary>A sentence with the path, whatever the system says: of Linux's errors .NET makes
    /// <c>Read-only file system : '/a'</c>.</summary>
    public static string Of(Exception failed)
    {
        var message = failed.Message.Trim().Replace(" : '", ": '", StringComparison.Ordinal);
        return message.EndsWith('.') ? message : message + ".";
    }
}
