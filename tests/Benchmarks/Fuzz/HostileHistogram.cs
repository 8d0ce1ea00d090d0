using System.Buffers.Binary;
using System.IO.Compression;

namespace ConcurrencyCompare.Tests.Fuzz;

/// <summary>Histograms that claim what they do not hold, made of valid ones.</summary>
internal static class HostileHistogram
{
    private const int Envelope = 8;

    public static string Create(Random random, string valid)
    {
        var bytes = Convert.FromBase64String(valid);
        var payload = Decompress(bytes.AsSpan(Envelope));
        switch (random.Next(9))
        {
            case 0:
                return valid[..random.Next(valid.Length)];
            case 1:
                // Digits, which decide how many counters there are.
                int[] digits = [5, -1, int.MaxValue, 0];
                BinaryPrimitives.WriteInt32BigEndian(payload.AsSpan(12), digits[random.Next(digits.Length)]);
                break;
            case 2:
                BinaryPrimitives.WriteInt64BigEndian(payload.AsSpan(24), random.Next(2) == 0 ? long.MaxValue : -1);
                break;
            case 3:
                BinaryPrimitives.WriteInt64BigEndian(payload.AsSpan(16), random.NextInt64());
                break;
            case 4:
                // A count of billions, or the number of zeros that follow.
                payload = [.. payload, .. Enumerable.Repeat((byte)0xFF, 8), 0x7F];
                BinaryPrimitives.WriteInt32BigEndian(payload.AsSpan(4), payload.Length - 40);
                break;
            case 5:
                int[] lengths = [int.MaxValue, -1, random.Next(1_000)];
                BinaryPrimitives.WriteInt32BigEndian(payload.AsSpan(4), lengths[random.Next(lengths.Length)]);
                break;
            case 6:
                // A few kilobytes that decompress to hundreds of megabytes would be slow to make: here are ten.
                payload = [.. payload, .. new byte[10_000_000]];
                break;
            case 7:
                for (var times = random.Next(5); times >= 0; times--)
                    payload[random.Next(payload.Length)] = (byte)random.Next(256);
                break;
            default:
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return Convert.ToBase64String(bytes);
        }

        return Convert.ToBase64String([.. bytes[..Envelope], .. Compress(payload)]);
    }

    private static byte[] Decompress(ReadOnlySpan<byte> compressed)
    {
        using var source = new MemoryStream(compressed[2..].ToArray());
        using var stream = new DeflateStream(source, CompressionMode.Decompress);
        using var payload = new MemoryStream();
        stream.CopyTo(payload);
        return payload.ToArray();
    }

    private static byte[] Compress(byte[] payload)
    {
        using var target = new MemoryStream();
        using (var stream = new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true)) stream.Write(payload);
        return target.ToArray();
    }
}
