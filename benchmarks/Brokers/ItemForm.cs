using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ConcurrencyCompare.Benchmarks.Brokers;

/// <summary>How items travel between processes: as bytes that the other side makes an equal item of.</summary>
/// <remarks>Values without references are their bytes, texts their characters, and all else is JSON, with its fields:
/// that takes it whole, or says that it cannot.</remarks>
internal static class ItemForm
{
    private static readonly JsonSerializerOptions Json = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RefuseStrangers } },
    };

    /// <summary>Whether items of a type mean the same in another process: one that holds a delegate, a handle or a
    /// stream does not, nor one that keeps something to itself.</summary>
    public static bool CanTravel<T>()
    {
        try
        {
            return IsBytes<T>() ? !HoldsPointers(typeof(T)) : IsWhole(typeof(T), []);
        }
        catch (Exception none) when (none is NotSupportedException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The bytes of an item.</summary>
    /// <exception cref="NotSupportedException">It is more than its type says, or goes in circles.</exception>
    public static ReadOnlyMemory<byte> Write<T>(T item)
    {
        if (IsBytes<T>()) return BytesOf(ref item);
        if (item is string text) return (byte[])[0, .. MemoryMarshal.AsBytes(text.AsSpan())];
        if (typeof(T) == typeof(string)) return ReadOnlyMemory<byte>.Empty;
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(item, Json);
        }
        catch (JsonException circle)
        {
            throw new NotSupportedException(circle.Message, circle);
        }
    }

    /// <summary>The item of bytes.</summary>
    public static T Read<T>(ReadOnlyMemory<byte> bytes)
    {
        if (IsBytes<T>()) return OfBytes<T>(bytes.Span);
        if (typeof(T) != typeof(string)) return JsonSerializer.Deserialize<T>(bytes.Span, Json)!;
        return bytes.IsEmpty
            ? default! : (T)(object)MemoryMarshal.Cast<byte, char>(bytes.Span[1..]).ToString();
    }

    private static bool IsBytes<T>() => !RuntimeHelpers.IsReferenceOrContainsReferences<T>();

    private static byte[] BytesOf<T>(ref T item)
    {
        var bytes = new byte[Unsafe.SizeOf<T>()];
        Unsafe.WriteUnaligned(ref bytes[0], item);
        return bytes;
    }

    private static T OfBytes<T>(ReadOnlySpan<byte> bytes) =>
        Unsafe.ReadUnaligned<T>(ref MemoryMarshal.GetReference(bytes));

    private static bool HoldsPointers(Type type) => type.IsPointer || type.IsFunctionPointer
        || type == typeof(GCHandle)
        || (!type.IsPrimitive && !type.IsEnum && FieldsOf(type).Any(field => HoldsPointers(field.FieldType)));

    /// <summary>Whether JSON takes all of an object: each of its fields is one that it reads and writes.</summary>
    private static bool IsWhole(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type)) return true;
        if (type == typeof(object) || type.IsAbstract || type.IsAssignableTo(typeof(Delegate))) return false;

        var info = Json.GetTypeInfo(type);
        if (info.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary)
        {
            return (type.IsArray || type.Namespace == typeof(List<>).Namespace)
                && (info.KeyType is null || IsWhole(info.KeyType, seen))
                && IsWhole(info.ElementType!, seen);
        }

        if (info.Kind != JsonTypeInfoKind.Object) return IsSimple(type);
        var names = info.Properties
            .Where(property => property.Get is not null
                && (property.Set is not null || property.AssociatedParameter is not null))
            .Select(property => (property.AttributeProvider as MemberInfo)?.Name)
            .ToHashSet();
        return FieldsOf(type).All(field =>
            (names.Contains(field.Name) || names.Contains(PropertyOf(field))) && IsWhole(field.FieldType, seen));
    }

    private static bool IsSimple(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { } simple
        && (simple.IsPrimitive || simple.IsEnum || simple == typeof(string) || simple == typeof(decimal)
            || simple == typeof(DateTime) || simple == typeof(DateTimeOffset) || simple == typeof(TimeSpan)
            || simple == typeof(DateOnly) || simple == typeof(TimeOnly) || simple == typeof(Guid)
            || simple == typeof(byte[]) || simple == typeof(Int128) || simple == typeof(UInt128)
            || simple == typeof(Half) || simple == typeof(Uri) || simple == typeof(Version));

    /// <summary>An object of a derived class would come out as one of its base.</summary>
    private static void RefuseStrangers(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || info.Type.IsSealed || info.Type.IsValueType) return;
        info.PolymorphismOptions = new JsonPolymorphismOptions
        {
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization,
            DerivedTypes = { new JsonDerivedType(info.Type) },
        };
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var each = type; each is not null && each != typeof(object); each = each.BaseType)
        {
            foreach (var field in each.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }

    /// <summary>The property that the compiler has made a field for.</summary>
    private static string? PropertyOf(FieldInfo field) =>
        field.Name is ['<', ..] && field.Name.IndexOf('>') is > 1 and var end ? field.Name[1..end] : null;
}
