using System.Linq.Expressions;
using System.Net;
using System.Net.Security;
using System.Reflection;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Datagrams;
using TrialNet.Reactor.Tests.Processes;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Nonsense;

/// <summary>For every type of argument a value that means something, and those that mean nothing, are too large or too small.</summary>
internal static class NonsenseValues
{
    private static readonly string[] Texts =
        ["127.0.0.1", "", " ", "\0", "a\0b", new('a', 5000), "no such host", "256.1.1.1", "::1", "/no/such/folder/x", "fe80::1%nosuch", "\ud800"];

    private static readonly IPAddress[] Addresses = [IPAddress.Loopback, IPAddress.Any, IPAddress.IPv6Any, IPAddress.Broadcast, IPAddress.Parse("ff02::1")];

    private static readonly IPEndPoint[] EndPoints =
        [new(IPAddress.Loopback, 9), new(IPAddress.Any, 0), new(IPAddress.IPv6Any, 0), new(IPAddress.Parse("192.0.2.1"), 65_535)];

    private static readonly TimeSpan[] Times =
        [TimeSpan.FromHours(1), TimeSpan.Zero, TimeSpan.FromTicks(-1), TimeSpan.MinValue, TimeSpan.MaxValue];

    /// <summary>The values; the first of them means something, unless there is no such value.</summary>
    internal static IReadOnlyList<object?> Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return [null, .. Of(inner)];
        }

        if (type.IsEnum)
        {
            return [Enum.GetValues(type).GetValue(0), Enum.ToObject(type, 99), Enum.ToObject(type, -1)];
        }

        return ByType(type) ?? (type.IsValueType ? [Activator.CreateInstance(type)] : [Meaningful(type), null]);
    }

    /// <summary>How to call a method with arguments that reflection could not hand over: a span is given as an array.</summary>
    internal static Action<object, object?[]> Compile(MethodInfo method)
    {
        var target = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        var call = Expression.Call(
            Expression.Convert(target, method.DeclaringType!),
            method,
            method.GetParameters().Select((parameter, index) => Convert(Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter.ParameterType)));
        return Expression.Lambda<Action<object, object?[]>>(Expression.Block(typeof(void), call), target, arguments).Compile();
    }

    private static Expression Convert(Expression argument, Type type)
    {
        if (!type.IsByRefLike)
        {
            return Expression.Convert(argument, type);
        }

        var array = type.GetGenericArguments()[0].MakeArrayType();
        return Expression.Call(type.GetMethod("op_Implicit", [array])!, Expression.Convert(argument, array));
    }

    private static IReadOnlyList<object?>? ByType(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 => [1, 0, -1, int.MinValue, int.MaxValue, 65_536],
        TypeCode.Boolean => [false, true],
        TypeCode.String => [.. Texts, null],
        _ when type == typeof(TimeSpan) => [.. Times],
        _ when type == typeof(IPAddress) => [.. Addresses, null],
        _ when type == typeof(IPEndPoint) => [.. EndPoints, null],
        _ when type == typeof(ReadOnlySpan<byte>) => [new byte[] { 1 }, Array.Empty<byte>(), null, new byte[70_000]],
        _ when type == typeof(ReadOnlySpan<ReadOnlyMemory<byte>>) => [new ReadOnlyMemory<byte>[] { new byte[1], default }, null],
        _ when type == typeof(IEnumerable<string>) => [new[] { "a" }, null, new string?[] { null }, new[] { "a\0b" }],
        _ when type == typeof(IEnumerable<Action>) => [Array.Empty<Action>(), null, new Action?[] { null }],
        _ when type == typeof(IReadOnlyList<IPAddress>) => [Addresses, null, new IPAddress?[] { null }, Array.Empty<IPAddress>()],
        _ when type == typeof(IReadOnlyDictionary<string, string>) => [new Dictionary<string, string>(), null, Environment("a", null), Environment("", "b"), Environment("a=b", "c")],
        _ when type == typeof(SslClientAuthenticationOptions) => [new SslClientAuthenticationOptions { TargetHost = "localhost" }, null, new SslClientAuthenticationOptions()],
        _ => null,
    };

    private static Dictionary<string, string?> Environment(string name, string? value) => new(StringComparer.Ordinal) { [name] = value };

    private static object? Meaningful(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            var parameters = invoke.GetParameters().Select(static parameter => Expression.Parameter(parameter.ParameterType));
            return Expression.Lambda(type, Expression.Default(invoke.ReturnType), parameters).Compile();
        }

        return type switch
        {
            _ when type == typeof(SslServerAuthenticationOptions) => new SslServerAuthenticationOptions { ServerCertificate = TestCertificates.Server },
            _ when type.IsAssignableFrom(typeof(ScriptedFactory)) && type != typeof(object) => new ScriptedFactory(static _ => new ScriptedProtocol()),
            _ when type == typeof(IDatagramProtocol) => new ScriptedDatagramProtocol(),
            _ when type == typeof(IProcessProtocol) => new ScriptedProcessProtocol(),
            _ => null,
        };
    }
}
