//! Every reason and every alternative with every field, in Spanish.

use serde_json::{Value, json};

pub fn reasons() -> Vec<Value> {
    vec![
        json!({
            "kind": "capacity", "committed_hours": 38, "capacity_hours": 40, "requested_hours": 10,
            "period": {"from": "2026-11-23", "to": "2027-01-08"}, "free_from": "2027-01-11",
            "commitments": [
                {"name": "el catálogo de primavera", "hours": 20, "until": "2026-12-18"},
                {"name": "la auditoría anual", "hours": 18.5}
            ],
            "detail": "Cada semana de diciembre está ya repartida por días."
        }),
        json!({
            "kind": "schedule_conflict",
            "when": {"date": "2026-12-03", "start": "18:30", "end": "19:30", "time_zone": "Europe/Madrid"},
            "conflict_label": "otra reunión",
            "next_slots": [{"date": "2026-12-04", "start": "10:00", "end": "11:00"}, {"date": "2026-12-09", "start": "13:00"}],
            "detail": "La otra cita estaba fijada desde octubre."
        }),
        json!({
            "kind": "deadline_too_short", "requested_deadline": "2026-12-04", "needed_time": {"days": 8},
            "earliest_delivery": "2026-12-11", "why_needed": ["la corrección de las pruebas", "dos lecturas completas"],
            "detail": "Cada lectura pide tres días."
        }),
        json!({
            "kind": "out_of_scope", "agreement_ref": "el plan mensual de diseño",
            "included": ["la web", "los folletos de temporada"], "item_excluded": "la tienda en línea",
            "hours_included": 20, "hours_used": 17.5, "detail": "El plan se firmó en marzo."
        }),
        json!({
            "kind": "out_of_expertise", "skill": "la animación en tres dimensiones",
            "what_i_do": ["la ilustración editorial", "los carteles"], "risk": "un resultado a medias",
            "detail": "Esa técnica pide un equipo propio."
        }),
        json!({
            "kind": "working_hours",
            "hours": {"days": ["mon", "tue", "wed", "thu"], "from": "09:00", "to": "17:30", "time_zone": "America/Montevideo"},
            "channel": "el correo", "response_time": {"hours": 24},
            "next_window": {"date": "2026-11-30", "start": "09:00", "end": "10:00"},
            "emergency_path": "el teléfono de guardia del edificio", "detail": "Los fines de semana descansa todo el equipo."
        }),
        json!({
            "kind": "budget_mismatch", "offered": {"amount": "1200.00", "currency": "EUR"},
            "minimum": {"amount": "1800.00", "currency": "EUR"}, "quote": {"amount": "2150.50", "currency": "EUR"},
            "basis": "project", "terms": "dos rondas de correcciones", "detail": "El presupuesto sirve hasta fin de año."
        }),
        json!({
            "kind": "policy", "policy_name": "la política de devoluciones", "clause": "cubre los productos sin estrenar",
            "limit": "admite devoluciones durante 30 días",
            "date_facts": {"bought_on": "2026-09-14", "asked_on": "2026-11-23"},
            "link": "https://tienda.example/devoluciones", "plain_why": "Así cada prenda vuelve a la venta como nueva.",
            "detail": "El plazo figura en el tique."
        }),
        json!({
            "kind": "legal_or_ethical", "duty": "guardar el secreto profesional",
            "authority": "el Código Deontológico", "detail": "El deber sigue en pie después de cerrar un caso."
        }),
        json!({
            "kind": "conflict_of_interest", "conflict": "exclusivity", "until": "2027-06-30",
            "detail": "El acuerdo abarca todo el sector."
        }),
        json!({
            "kind": "missing_prerequisites",
            "missing": [
                {"item": "las llaves del local", "owner": "you"},
                {"item": "el visado del plano", "owner": "el colegio de arquitectos"},
                {"item": "la copia del contrato", "owner": "us"}
            ],
            "due": "2026-12-02", "what_happens_next": "empezar la obra al día siguiente",
            "detail": "Sin eso la obra se para el primer día."
        }),
        json!({
            "kind": "security_or_privacy", "rule": "cada persona entra con su propio usuario",
            "risk": "un acceso que nadie puede rastrear", "safe_way": "crear un usuario nuevo en el panel",
            "detail": "La norma vale para todo el equipo."
        }),
        json!({
            "kind": "strategic_fit", "focus": "el calendario compartido", "decision_date": "2026-10-05",
            "review_date": "2027-03-15", "criteria": ["el número de peticiones", "el coste de mantenerlo"],
            "detail": "La hoja de ruta es pública."
        }),
        json!({
            "kind": "not_selected", "decision": "la plaza de técnica de laboratorio",
            "criterion": ["la experiencia con cultivos", "el turno de noche"], "feedback": "comentar la prueba por teléfono",
            "detail": "Hubo 84 candidaturas."
        }),
        json!({
            "kind": "leave", "away": {"from": "2026-12-21", "to": "2027-01-06"},
            "reduced_to": {"hours_per_week": 15, "until": "2027-02-26"}, "cover": "Nuria Pons",
            "detail": "El correo queda atendido esos días."
        }),
        json!({
            "kind": "not_my_decision", "decider_role": "la dirección de compras",
            "how_to_ask": "rellenar el formulario de descuentos", "by_when": "2026-12-10",
            "detail": "La dirección se reúne cada lunes."
        }),
        json!({
            "kind": "other", "statement": "La imprenta cierra del 7 al 18 de diciembre por la mudanza.",
            "permanent": false, "detail": "Las máquinas viajan en tres camiones."
        }),
    ]
}

pub fn alternatives() -> Vec<Value> {
    vec![
        json!({
            "kind": "later_date", "start": "2027-01-11",
            "slots": [{"date": "2027-01-12", "start": "10:00", "end": "11:00"}, {"date": "2027-01-13", "start": "16:30"}],
            "hold_until": "2026-12-11", "detail": "Desde ese día hay sitio para todo."
        }),
        json!({
            "kind": "longer_deadline", "new_deadline": "2026-12-15", "gives": "el catálogo entero",
            "detail": "Incluye el índice."
        }),
        json!({
            "kind": "reduced_scope", "keep": ["la portada", "el índice"], "drop": ["las fichas", "el glosario"], "hours": 6,
            "deadline": "2026-12-04", "detail": "El resto puede esperar."
        }),
        json!({
            "kind": "phased",
            "phases": [{"what": "los planos", "when": "2026-12-04"}, {"what": "la memoria, con anexos", "when": "2026-12-18"}],
            "detail": "Cada parte se revisa por separado."
        }),
        json!({
            "kind": "priority_swap",
            "pause": [{"task": "el informe de ventas", "new_date": "2026-12-14"}, {"task": "la memoria anual"}],
            "needs_ok_from": "la jefa de planta", "detail": "El cambio se hace en un día."
        }),
        json!({
            "kind": "changed_terms", "what_changes": "la ampliación del contrato",
            "amount": {"amount": "180.00", "currency": "EUR"}, "valid_until": "2026-12-20", "detail": "El precio incluye el traslado."
        }),
        json!({
            "kind": "referral", "name": "Ana Gil", "role": "la coordinadora de redes", "contact": "ana@redes.example",
            "why_fit": "lleva las redes de tiendas pequeñas", "available_from": "2026-12-01",
            "intro_offer": "escribir a las dos partes", "consent": true, "detail": "Su agenda se llena pronto."
        }),
        json!({
            "kind": "self_service", "resource": "la guía de copias", "url": "https://ayuda.example/copias",
            "time_needed": {"minutes": 20}, "covers": "la copia entera", "detail": "La guía lleva capturas."
        }),
        json!({
            "kind": "other_format", "to": "una llamada breve", "from": "la reunión larga", "when": "2026-12-09",
            "detail": "La llamada queda grabada."
        }),
        json!({
            "kind": "small_help", "what": "revisar el texto final", "time_box": {"hours": 2}, "when": "2026-12-03",
            "detail": "Las notas llegan en el mismo archivo."
        }),
        json!({
            "kind": "reopen_condition", "condition": "el acuerdo termina en junio", "review_date": "2027-03-15",
            "how_to_trigger": "reenviar este mensaje", "detail": "La revisión dura una semana."
        }),
        json!({
            "kind": "escalation", "who": "el equipo de guardia", "channel": "el teléfono de urgencias",
            "expected_reply": {"hours": 2}, "detail": "El número está en la factura."
        }),
        json!({
            "kind": "other", "offer": "El viernes 4 de diciembre hay visita abierta al taller.",
            "detail": "La entrada es libre."
        }),
    ]
}
