using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ConcurrencyCompare.Tests.Brokers;

/// <summary>What listens on a port and gives one answer to whatever it is told.</summary>
internal sealed class FakeServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;

    /// <summary>Begins to listen.</summary>
    /// <param name="answer">What it says; nothing if it is empty.</param>
    public FakeServer(string answer)
    {
        _answer = Encoding.ASCII.GetBytes(answer);
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>A server of Redis's protocol, of a version.</summary>
    public static FakeServer OfVersion(string version)
    {
        var text = $"# Server\r\nredis_version:{version}\r\nredis_mode:standalone\r\naof_enabled:0\r\n";
        return new FakeServer($"${text.Length}\r\n{text}\r\n");
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _ = AnswerAsync(client);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var told = new byte[1_024];
                while (await client.GetStream().ReadAsync(told) > 0) await client.GetStream().WriteAsync(_answer);
            }
            catch (IOException)
            {
                // Whoever asked has gone.
            }
        }
    }
}
