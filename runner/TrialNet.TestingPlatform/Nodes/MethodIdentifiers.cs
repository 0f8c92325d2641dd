using System.Reflection;
using Microsoft.Testing.Platform.Extensions.Messages;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Results;

namespace TrialNet.TestingPlatform.Nodes;

/// <summary>Tells an IDE which method a test is, so that it can show the test beside it. Threading: one thread at a time.</summary>
/// <remarks>Reflection looks through all members of a class for each name, so the members of a class are listed once.</remarks>
internal sealed class MethodIdentifiers(Assembly tests)
{
    private readonly string _assembly = tests.FullName!;
    private readonly Dictionary<string, Dictionary<string, MethodInfo?>> _classes = new(StringComparer.Ordinal);
    private (string Namespace, string ClassName, Dictionary<string, MethodInfo?> Methods)? _last;

    /// <summary>The method of a test; null where there is no one method to point at.</summary>
    public TestMethodIdentifierProperty? Of(TestDescriptor test)
    {
        var name = test.MethodName.IndexOf('(', StringComparison.Ordinal) is >= 0 and var end ? test.MethodName[..end] : test.MethodName;
        return MethodsOf(test).GetValueOrDefault(name) is not { } method ? null
            : MethodShape.IsPlain(method) ? Identify(test, name, 0, [], typeof(void))
            : Identify(test, name, method.GetGenericArguments().Length, [.. method.GetParameters().Select(parameter => NameOf(parameter.ParameterType))], method.ReturnType);
    }

    private static string NameOf(Type type) => type.FullName ?? type.Name;

    private TestMethodIdentifierProperty Identify(TestDescriptor test, string name, int arity, string[] parameters, Type returned) =>
        new(_assembly, test.Namespace, test.ClassName, name, arity, parameters, NameOf(returned));

    private Dictionary<string, MethodInfo?> MethodsOf(TestDescriptor test)
    {
        if (_last is { } last && string.Equals(last.ClassName, test.ClassName, StringComparison.Ordinal) && string.Equals(last.Namespace, test.Namespace, StringComparison.Ordinal))
        {
            return last.Methods;
        }

        var name = test.Namespace.Length == 0 ? test.ClassName : $"{test.Namespace}.{test.ClassName}";
        if (!_classes.TryGetValue(name, out var methods))
        {
            _classes[name] = methods = List(name);
        }

        _last = (test.Namespace, test.ClassName, methods);
        return methods;
    }

    /// <summary>The methods of a class by name; null for a name that several have.</summary>
    private Dictionary<string, MethodInfo?> List(string className)
    {
        var methods = new Dictionary<string, MethodInfo?>(StringComparer.Ordinal);
        foreach (var method in tests.GetType(className)?.GetMethods(BindingFlags.Public | BindingFlags.Instance) ?? [])
        {
            methods[method.Name] = methods.ContainsKey(method.Name) ? null : method;
        }

        return methods;
    }
}
