using System.Reflection;
using Microsoft.Testing.Platform.Extensions.Messages;
using TrialNet.Runner.Results;

namespace TrialNet.TestingPlatform.Nodes;

/// <summary>Tells an IDE which method a test is, so that it can show the test beside it. Threading: one thread at a time.</summary>
internal sealed class MethodIdentifiers(Assembly tests)
{
    private readonly string _assembly = tests.FullName!;
    private readonly Dictionary<(string Class, string Method), TestMethodIdentifierProperty?> _known = [];

    /// <summary>The method of a test; null where there is no one method to point at.</summary>
    public TestMethodIdentifierProperty? Of(TestDescriptor test)
    {
        var name = test.MethodName.Split('(', 2)[0];
        var key = (test.Namespace.Length == 0 ? test.ClassName : $"{test.Namespace}.{test.ClassName}", name);
        if (!_known.TryGetValue(key, out var identifier))
        {
            _known[key] = identifier = Find(test, key.Item1, name);
        }

        return identifier;
    }

    private TestMethodIdentifierProperty? Find(TestDescriptor test, string className, string name)
    {
        var methods = tests.GetType(className)?.GetMember(name, MemberTypes.Method, BindingFlags.Public | BindingFlags.Instance) ?? [];
        return methods is [MethodInfo method]
            ? new TestMethodIdentifierProperty(
                _assembly,
                test.Namespace,
                test.ClassName,
                name,
                method.GetGenericArguments().Length,
                [.. method.GetParameters().Select(parameter => parameter.ParameterType.FullName ?? parameter.ParameterType.Name)],
                method.ReturnType.FullName ?? method.ReturnType.Name)
            : null;
    }
}
