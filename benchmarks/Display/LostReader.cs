using System.Text;

namespace ConcurrencyCompare.Benchmarks.Display;

/// <summary>Writes for somebody who may go: a terminal that was closed must not take along what is still to be
/// saved.</summary>
internal sealed class LostReader(TextWriter output) : TextWriter
{
    private bool _isGone;

    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => Try(() => output.Write(value));

    public override void Write(string? value) => Try(() => output.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => output.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => output.WriteLine(value));

    public override void Flush() => Try(output.Flush);

    private void Try(Action write)
    {
        if (_isGone) return;

        try
        {
            write();
        }
        catch (IOException)
        {
            _isGone = true;
        }
    }
}
